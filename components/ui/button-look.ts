import { cn } from './cn';

const FRAME =
  'inline-flex flex-none items-center justify-center gap-1.5 rounded-2 border font-medium whitespace-nowrap no-underline transition-colors select-none disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-sunken disabled:text-ink-3';

const VARIANTS = {
  primary: 'border-accent bg-accent text-on-accent hover:border-accent-over hover:bg-accent-over',
  secondary: 'border-line-strong bg-surface text-ink hover:bg-hover',
  tint: 'border-accent-line bg-accent-soft text-accent-ink hover:border-accent-ink',
  quiet: 'border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink',
  destroys: 'border-bad-line bg-surface text-bad hover:border-bad hover:bg-bad-soft',
};

const SIZES = {
  small: 'h-7 px-2.5 text-12 [&_svg]:size-3.5',
  medium: 'h-8 px-3 text-13 [&_svg]:size-3.5',
  big: 'h-10 px-4 text-14 [&_svg]:size-4',
  icon: 'size-8 p-0 [&_svg]:size-4',
};

/** What a button looks like; variant `secondary`, size `medium` unless said otherwise. */
export interface ButtonLook {
  variant?: keyof typeof VARIANTS | undefined;
  size?: keyof typeof SIZES | undefined;
}

/** The classes of a button, for a plain element where the page must stay small or cannot use more. */
export function buttonLook({ variant = 'secondary', size = 'medium' }: ButtonLook = {}): string {
  return cn(FRAME, VARIANTS[variant], SIZES[size]);
}
