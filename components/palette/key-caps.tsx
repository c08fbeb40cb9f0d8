import { Fragment } from 'react';
import { keyCaps } from './shortcuts';

interface KeyCapsProps {
  /** Pressed one after the other. */
  keys: readonly string[];
  mac: boolean;
}

/** Keys as they are written on a keyboard. */
export function KeyCaps({ keys, mac }: KeyCapsProps) {
  return (
    <span className="flex flex-none items-center gap-1 text-11 text-ink-3">
      {keys.map((press, index) => (
        <Fragment key={press}>
          {index > 0 && <span>then</span>}
          {keyCaps(press, mac).map((cap) => (
            <kbd
              key={cap}
              className="grid h-5 min-w-5 place-items-center rounded-1 border border-line bg-surface px-1 font-sans"
            >
              {cap}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
