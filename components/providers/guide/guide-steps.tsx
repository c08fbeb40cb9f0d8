import type { ProviderType } from '@/lib/core/providers/draft';
import type { GuideStep } from '@/lib/core/providers/guide';
import { GUIDE_EXAMPLES } from '@/lib/core/providers/guide-examples';
import { GuideCode } from './guide-code';
import { GuideText } from './guide-text';
import { GuideValueLine } from './guide-value';
import { shownCode } from './shown-code';

interface GuideStepsProps {
  readonly steps: readonly GuideStep[];
  readonly type: ProviderType;
}

/** What to do in order, each with the value or the code that belongs to it. */
export function GuideSteps({ steps, type }: GuideStepsProps) {
  return (
    <ol className="grid gap-3.5 text-ink-2">
      {steps.map((step, index) => (
        <li key={step.text} className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-2.5">
          <span
            aria-hidden="true"
            className="grid size-5 place-items-center rounded-full border border-line-strong text-11 tabular-nums"
          >
            {index + 1}
          </span>
          <div className="grid min-w-0 gap-1.5 wrap-anywhere">
            <p>
              <GuideText text={step.text} type={type} />
            </p>
            {step.value && (
              <GuideValueLine name={step.value} example={GUIDE_EXAMPLES[type][step.value]} />
            )}
            {step.code && <GuideCode pieces={shownCode(step.code, type)} />}
          </div>
        </li>
      ))}
    </ol>
  );
}
