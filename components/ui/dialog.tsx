'use client';

import { useState } from 'react';
import type { DialogProps } from './dialog-props';
import { latePart, useLatePart } from './late-part';

const frame = latePart(() => import('./dialog-frame'));

/** A question that must be answered before going on; Escape and a press outside mean no. */
export function Dialog(props: DialogProps) {
  const [wanted, setWanted] = useState(props.open);
  if (props.open && !wanted) setWanted(true);
  const loaded = useLatePart(frame, wanted);
  return loaded && <loaded.DialogFrame {...props} />;
}
