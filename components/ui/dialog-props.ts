import type { ReactNode } from 'react';

/** What a dialog is made of. */
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
