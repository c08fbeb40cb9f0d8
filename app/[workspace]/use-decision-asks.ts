'use client';

import { useMemo } from 'react';
import type { DecisionAsks } from '@/components/decisions/decision-asks';
import { decisionGround, decisionReading } from './actions';

/** What deciding in the browser asks for, bound to a workspace. */
export function useDecisionAsks(slug: string): DecisionAsks {
  return useMemo(
    () => ({
      onGround: (input) => decisionGround(slug, input),
      onReading: (input) => decisionReading(slug, input),
    }),
    [slug],
  );
}
