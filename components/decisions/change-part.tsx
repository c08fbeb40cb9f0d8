import { ArrowRight } from 'lucide-react';
import type { AttributeChange, SmallestChange } from '@/lib/core/policies/change';
import { showName, showValue } from '@/lib/core/policies/show-value';
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
      <h4 className="text-13 font-semibold text-ink">Would be allowed if</h4>
      <ul className="grid gap-1">
        {alternatives.map(({ phrase, changes }, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: alternatives have no other name.
            key={index}
            className="grid grid-cols-[14px_minmax(0,1fr)] gap-x-2 text-13 text-ink-2"
          >
            <ArrowRight className="mt-0.75 size-3.5 text-ink-3" aria-hidden />
            <span className="min-w-0 wrap-anywhere">
              <PhraseText phrase={phrase} />
              {index < alternatives.length - 1 ? ', or' : ''}
              <Now changes={changes} />
            </span>
          </li>
        ))}
      </ul>
      {change.caveat === null ? null : <p className="text-12 text-ink-3">{change.caveat}</p>}
    </section>
  );
}

/** What is there now, behind each wish. */
function Now({ changes }: { changes: readonly AttributeChange[] }) {
  return changes.map(({ attribute, from, note }) => (
    <span key={attribute} className="block text-12 text-ink-3">
      {changes.length === 1 ? 'now ' : `${showName(attribute)} is now `}
      {from === null ? 'absent' : <bdi className="font-mono">{showValue(from)}</bdi>}
      {note === null ? '' : `: ${note}`}
    </span>
  ));
}
