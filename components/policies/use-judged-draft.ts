'use client';

import { useDeferredValue, useMemo } from 'react';
import type { PolicyDraft } from '@/lib/core/policies/policy';
import { useClockValue } from '../ui/clock';
import { latePart, useLatePart } from '../ui/late-part';
import type { JudgeContext } from './judge-draft';
import type { JudgedDraft } from './judged-draft';

const judge = latePart(() => import('./judge-draft'));

const MINUTE_MS = 60_000;

/** What is known of the draft, a moment behind it; null until the engine has been fetched. */
export function useJudgedDraft(
  draft: PolicyDraft,
  { base, saved, lint }: Omit<JudgeContext, 'now'>,
): JudgedDraft | null {
  const loaded = useLatePart(judge, true);
  const shown = useDeferredValue(draft);
  // Tests without a moment are judged by the clock, which need not be asked at every key.
  const minute = useClockValue((now) => Math.floor(now / MINUTE_MS), 0);
  return useMemo(
    () => loaded?.judgeDraft(shown, { base, saved, lint, now: minute * MINUTE_MS }) ?? null,
    [loaded, shown, base, saved, lint, minute],
  );
}
