'use client';

import type { GuideValueName } from '@/lib/core/providers/guide';
import { GUIDE_VALUE_WORDS } from '@/lib/core/providers/guide-values';
import { CopyValue } from '../../ui/copy-value';
import { InlineCode } from '../../ui/inline-code';
import { useGuideValues } from './use-guide-values';

interface GuideValueProps {
  readonly name: GuideValueName;
  /** Shown where there is no form. */
  readonly example: string;
}

/** A value of the form inside a sentence; while it is missing, what it is called. */
export function GuideValue({ name, example }: GuideValueProps) {
  const values = useGuideValues();
  const value = values === null ? example : values[name];
  if (value === null) return <em className="not-italic text-ink">{GUIDE_VALUE_WORDS[name]}</em>;
  return <InlineCode>{value}</InlineCode>;
}

/** A value of the form on a line of its own with a copy button; without a form, an example. */
export function GuideValueLine({ name, example }: GuideValueProps) {
  const values = useGuideValues();
  const word = GUIDE_VALUE_WORDS[name];
  const value = values?.[name] ?? null;
  if (value !== null) return <CopyValue value={value} label={word.replace(/^(your|the) /, '')} />;
  return (
    <span className="flex min-h-7 items-center rounded-1 border border-dashed border-line-strong px-2 py-1 text-12 text-ink-3">
      {values === null ? (
        <span className="min-w-0 wrap-anywhere">
          such as <code className="font-mono">{example}</code>
        </span>
      ) : (
        <span>Here stands {word} once it is in the form.</span>
      )}
    </span>
  );
}
