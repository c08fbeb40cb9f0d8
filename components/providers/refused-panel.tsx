import type { DayOfVerdicts } from '@/lib/core/tokens/refused-tokens';
import { Panel, PanelBar } from '../ui/panel';
import { COUNTED_WORDS, numberText } from './count-words';

/** The refused tokens of a provider in 24 hours by code; each leads to the guide beside the form. */
export function RefusedPanel({ day }: { day: DayOfVerdicts }) {
  const { refused, accepted, codes } = day;
  return (
    <Panel>
      <PanelBar
        title="Refused in 24 h"
        level={2}
        note={`${numberText(refused)} of ${numberText(refused + accepted)}`}
      />
      {codes.length === 0 ? (
        <p className="p-4 text-13 text-ink-2">
          {accepted === 0 ? 'No token came.' : 'Every token was accepted.'}
        </p>
      ) : (
        <ul className="divide-y divide-line text-13">
          {codes.map(({ code, count }) => (
            <li key={code} className="flex items-baseline gap-3 px-4 py-2">
              <a href={`#${code}`} className="link min-w-0 font-mono text-12 wrap-anywhere">
                {code}
              </a>
              <span className="ml-auto text-ink tabular-nums">{numberText(count)}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="border-t border-line px-4 py-2 text-12 text-ink-3">Counts {COUNTED_WORDS}</p>
    </Panel>
  );
}
