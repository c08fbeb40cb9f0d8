'use client';

import { exactText } from '@/components/ui/time-text';
import type { ClaimMoment } from '@/lib/core/tokens/explain-claims';
import { relativeTime } from '@/lib/core/tokens/relative-time';
import { useClockValue } from '../ui/clock';

/** A moment in local time and from now, kept up to date; the same moment in UTC on hover. */
export function ClaimMomentText({ moment }: { moment: ClaimMoment }) {
  const { atMs, word } = moment;
  const away = useClockValue((now) => relativeTime(atMs, now));
  const past = useClockValue((now) => atMs <= now);
  return (
    <span className="tabular-nums">
      {word === 'Expires' && past ? 'Expired' : word}{' '}
      <time dateTime={new Date(atMs).toISOString()} title={exactText(atMs, 'UTC')}>
        {exactText(atMs)}
      </time>
      , {away}.
    </span>
  );
}
