import { useClockValue } from '@/components/ui/clock';
import type { CheckedToken } from './checked-token';

/** Whether a token has expired since it was found good as of now, by the clock that it was judged by. */
export function useIsOver(checked: CheckedToken | null): boolean {
  const endsAt = checked === null ? null : endOf(checked);
  return useClockValue((now) => endsAt !== null && now >= endsAt);
}

function endOf({ verdict, keys, asOf, judgedAt, aheadMs }: CheckedToken): number | null {
  if (!verdict.valid || asOf !== judgedAt) return null;
  return (verdict.expiresAt + (keys?.provider.clockToleranceSeconds ?? 0)) * 1000 + aheadMs;
}
