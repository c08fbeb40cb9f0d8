import { cva, type VariantProps } from 'class-variance-authority';
import { LoaderCircle } from 'lucide-react';
import { Slot } from 'radix-ui/slot';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { cn } from './cn';

const look = cva(
  'inline-flex flex-none items-center justify-center gap-1.5 rounded-2 border font-medium whitespace-nowrap no-underline transition-colors select-none disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-sunken disabled:text-ink-3 [&_svg]:size-3.5',
  {
    variants: {
      variant: {
        primary:
          'border-accent bg-accent text-on-accent hover:border-accent-over hover:bg-accent-over',
        secondary: 'border-line-strong bg-surface text-ink hover:bg-hover',
        tint: 'border-accent-line bg-accent-soft text-accent-ink hover:border-accent-ink',
        quiet: 'border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink',
        destroys: 'border-bad-line bg-surface text-bad hover:border-bad hover:bg-bad-soft',
      },
      size: {
        small: 'h-7 px-2.5 text-12',
        medium: 'h-8 px-3 text-13',
        big: 'h-10 px-4 text-14 [&_svg]:size-4',
        icon: 'size-8 p-0 [&_svg]:size-4',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'medium' },
  },
);

interface ButtonProps extends ComponentProps<'button'> {
  variant?: NonNullable<VariantProps<typeof look>['variant']>;
  size?: NonNullable<VariantProps<typeof look>['size']>;
  /** While true the button keeps its focus, says what it does and ignores presses. */
  pending?: boolean | undefined;
  /** The label while pending, such as "Saving"; without it the label stays. */
  pendingLabel?: string | undefined;
  /** Gives the look to the one child, for example a link. */
  asChild?: boolean;
}

function ignorePress(event: MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

function content(pending: boolean, pendingLabel: string | undefined, children: ReactNode) {
  if (!pending) return children;
  return (
    <>
      <LoaderCircle className="animate-spin" aria-hidden />
      {pendingLabel ?? children}
    </>
  );
}

/** A button; `type` is `button` unless said otherwise, variant `secondary`, size `medium`. */
export function Button(props: ButtonProps) {
  const { variant, size, pending, pendingLabel, asChild, className, children, ...rest } = props;
  const classes = cn(look({ variant, size }), className);
  if (asChild) {
    return (
      <Slot className={classes} {...rest}>
        {children}
      </Slot>
    );
  }
  const waiting = pending ? { 'aria-busy': true, 'aria-disabled': true, onClick: ignorePress } : {};
  return (
    <button type="button" className={classes} {...rest} {...waiting}>
      {content(pending === true, pendingLabel, children)}
    </button>
  );
}
