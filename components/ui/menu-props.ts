import type { ReactNode } from 'react';

/** One action of a menu given as a value; the label is its key. */
export interface MenuEntry {
  label: string;
  icon?: ReactNode;
  /** `bad` for what destroys. */
  tone?: 'neutral' | 'bad';
  disabled?: boolean;
  onSelect: () => void;
}

export interface MenuItemProps extends Partial<Omit<MenuEntry, 'label'>> {
  /** The one child is the element, for example a link. */
  asChild?: boolean;
  children: ReactNode;
}

export interface MenuChoice<V extends string> {
  value: V;
  label: ReactNode;
  icon?: ReactNode;
}

export interface MenuChoicesProps<V extends string> {
  /** Names the group to screen readers. */
  label: string;
  choices: readonly MenuChoice<V>[];
  value: V;
  onChange: (value: V) => void;
}

export interface MenuPlacement {
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom';
  className?: string;
}
