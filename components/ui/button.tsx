import { LoaderCircle } from 'lucide-react';
import { Slot } from 'radix-ui/slot';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { type ButtonLook, buttonLook } from './button-look';
import { cn } from './cn';

interface ButtonProps extends ComponentProps<'button'>, ButtonLook {
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
  const classes = cn(buttonLook({ variant, size }), className);
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
