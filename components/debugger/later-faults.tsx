import { CircleX } from 'lucide-react';
import { Panel } from '@/components/ui/panel';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import { faultTitle } from '@/lib/core/tokens/verdict-words';
import { Comparison } from './comparison';
import type { LaterFault } from './explained-check';
import { FixLink } from './fix-link';
import { MarkedText } from './marked-text';

interface LaterFaultsProps {
  faults: readonly LaterFault[];
  provider: KnownProvider | null;
}

/** What would be refused next, once the first fault is mended. */
export function LaterFaults({ faults, provider }: LaterFaultsProps) {
  if (faults.length === 0) return null;
  return (
    <section aria-labelledby="also-wrong" className="grid gap-3">
      <h3 id="also-wrong" className="flex flex-wrap items-baseline gap-x-2 text-14 font-semibold">
        Also wrong{' '}
        <span className="text-12 font-normal text-ink-3">
          would be refused next, once the first fault is mended
        </span>
      </h3>
      {faults.map(({ check, fault, explanation }) => (
        <Panel key={check} className="grid gap-3 p-4 text-13 text-ink-2">
          <div className="flex items-start gap-2.5">
            <CircleX className="mt-0.5 size-4 flex-none text-bad" aria-hidden />
            <div className="min-w-0 wrap-anywhere">
              <h4 className="text-13 font-semibold text-ink">
                {faultTitle(explanation.title)}{' '}
                <code className="ml-1 font-mono text-12 font-semibold text-bad">{fault.code}</code>
              </h4>
              <p>
                <MarkedText text={explanation.cause} />
              </p>
            </div>
          </div>
          <Comparison fault={fault} check={check} />
          <p className="wrap-anywhere">
            <MarkedText text={explanation.remedy} />
          </p>
          {explanation.fix === null ? null : (
            <div>
              <FixLink fix={explanation.fix} provider={provider} />
            </div>
          )}
        </Panel>
      ))}
    </section>
  );
}
