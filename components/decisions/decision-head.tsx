import { Ban, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import type { DecisionSentence } from '@/lib/core/policies/decision-words';
import { MarkedText } from '../debugger/marked-text';

interface DecisionHeadProps {
  allowed: boolean;
  sentence: DecisionSentence;
  /** Whose decision it is, where there are two: `Draft`. */
  label?: string;
  /** Stands at the end. */
  children?: ReactNode;
}

/** The verdict: icon, word, and why. */
export function DecisionHead({ allowed, sentence, label, children }: DecisionHeadProps) {
  const Icon = allowed ? CircleCheck : Ban;
  return (
    <div
      className={cn(
        'flex min-h-11 flex-wrap items-center gap-x-2.5 gap-y-1 px-4 py-2.5 text-13',
        allowed ? 'bg-good-soft' : 'bg-bad-soft',
      )}
    >
      {label === undefined ? null : <span className="text-12 text-ink-2">{label}</span>}
      <span
        className={cn(
          'inline-flex items-center gap-2 font-semibold',
          allowed ? 'text-good' : 'text-bad',
        )}
      >
        <Icon className="size-4" aria-hidden />
        {sentence.title}
      </span>
      <span className="min-w-0 wrap-anywhere text-ink-2">
        <MarkedText text={sentence.text} />
      </span>
      {children === undefined ? null : <span className="ml-auto">{children}</span>}
    </div>
  );
}
