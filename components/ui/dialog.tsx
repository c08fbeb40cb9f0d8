'use client';

import { type ReactNode, useState } from 'react';
import { latePart, useLatePart } from './late-part';

const frame = latePart(() => import('./dialog-frame'));

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description: ReactNode;
  children?: ReactNode;
  /** Buttons; the safe one first. The first control of the dialog has the focus. */
  footer?: ReactNode;
  className?: string;
}

/** A question that must be answered before going on; Escape and a press outside mean no. */
export function Dialog(props: DialogProps) {
  const [wanted, setWanted] = useState(props.open);
  if (props.open && !wanted) setWanted(true);
  const loaded = useLatePart(frame, wanted);
  return loaded && <loaded.DialogFrame {...props} />;
}
