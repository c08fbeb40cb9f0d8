'use client';

import { lazy, type ReactNode, Suspense, useState } from 'react';

const Frame = lazy(async () => ({ default: (await import('./dialog-frame')).DialogFrame }));

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
  if (!wanted) return null;
  return (
    <Suspense>
      <Frame {...props} />
    </Suspense>
  );
}
