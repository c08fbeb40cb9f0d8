import type { ActivePolicy } from '@/lib/core/policies/policy';
import type { DecisionAsks } from './decision-asks';
import type { Target } from './nearest-target';
import { type Asked, useAnswer } from './use-answer';

/** The saved policies that decide on something, asked for again once the page's own policy was saved. */
export function useGround(
  { resource, action }: Target,
  saved: ActivePolicy | null,
  asks: DecisionAsks,
): Asked<readonly ActivePolicy[]> {
  const isWhole = resource !== '' && action !== '';
  const name = isWhole ? JSON.stringify([resource, action, saved?.version ?? 0]) : null;
  return useAnswer(name, () => asks.onGround({ resource, action }));
}
