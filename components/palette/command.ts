import type { ReactNode } from 'react';

/** One line of the palette: what it says, and what happens when it is chosen. */
export interface Command {
  /** One of a kind among all lines that are shown together. */
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  /** Behind the label: what tells it from others that are called alike. */
  readonly detail?: ReactNode;
  /** What it is found by besides its label. */
  readonly words?: readonly string[];
  /** The shortcut that does the same. */
  readonly keys?: readonly string[];
  readonly act:
    | { readonly kind: 'page'; readonly href: string; readonly before?: () => void }
    /** Done once the palette is closed and the focus is back where it was. */
    | { readonly kind: 'run'; readonly run: () => void };
}

export interface CommandGroup {
  readonly name: string;
  readonly commands: readonly Command[];
}
