import { ArrowRight } from 'lucide-react';
import type { SmallestChange } from '@/lib/core/policies/change';
import { MarkedText } from '../debugger/marked-text';
import { PhraseText } from './phrase-text';

/** What would have to be different for a denial to be an Allow. */
export function ChangePart({ change }: { change: SmallestChange }) {
  if (change.kind !== 'found') {
    return (
      <p className="border-t border-line px-4 py-3 text-13 wrap-anywhere text-ink-2">
        <MarkedText text={change.sentence} />
      </p>
    );
  }
  const { alternatives } = change;
  return (
    <section
      aria-label="Would be allowed if"
      className="grid gap-1.5 border-t border-line px-4 py-3.5"
    >
      <h3 className="text-13 font-semibold text-ink">Would be allowed if</h3>
      <ul className="grid gap-1">
        {alternatives.map(({ phrase }, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: alternatives have no other name.
            key={index}
            className="grid grid-cols-[14px_minmax(0,1fr)] gap-x-2 text-13 text-ink-2"
          >
            <ArrowRight className="mt-0.75 size-3.5 text-ink-3" aria-hidden />
            <span className="min-w-0 wrap-anywhere">
              <PhraseText phrase={phrase} />
              {index < alternatives.length - 1 ? ', or' : ''}
            </span>
          </li>
        ))}
      </ul>
      {change.caveat === null ? null : <p className="text-12 text-ink-3">{change.caveat}</p>}
    </section>
  );
}
