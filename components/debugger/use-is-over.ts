import { useClockValue } from '@/components/ui/clock';
import type { CheckedToken } from './checked-token';

/**
 * Whether a token has expired since this browser found it good as of now, so that it is judged again.
 * What the server judged stays as it was, for nothing is sent there unless somebody asks.
 */
export function useIsOver(checked: CheckedToken | null): boolean {
  const endsAt = checked === null ? null : endOf(checked);
  return useClockValue((now) => endsAt !== null && now >= endsAt);
}

function endOf({ verdict, keys, asOf, judgedAt, by }: CheckedToken): number | null {
  if (!verdict.valid || asOf !== judgedAt || by === 'server') return null;
  return (verdict.expiresAt + (keys?.provider.clockToleranceSeconds ?? 0)) * 1000;
}
