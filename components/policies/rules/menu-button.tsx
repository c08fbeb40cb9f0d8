import { Ellipsis } from 'lucide-react';
import type { ComponentProps } from 'react';

/** The quiet button that opens what can be done with a part; it needs an `aria-label`. */
export function MenuButton(props: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...props}
      className="grid size-7 flex-none place-items-center rounded-1 text-ink-3 transition-colors hover:bg-hover hover:text-ink"
    >
      <Ellipsis className="size-4" aria-hidden />
    </button>
  );
}
