const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** A length of time in at most two units (`23 h 49 min`); milliseconds in, sign ignored. */
export function showDuration(durationMs: number): string {
  const length = Math.abs(durationMs);
  if (length < MINUTE) return `${Math.floor(length / SECOND)} s`;
  if (length < HOUR) return two(length, MINUTE, 'min', SECOND, 's', 10);
  if (length < DAY) return two(length, HOUR, 'h', MINUTE, 'min', 24);
  if (length < 60 * DAY) return two(length, DAY, 'd', HOUR, 'h', 10);
  if (length < 2 * YEAR) return `${Math.floor(length / DAY)} days`;
  return `${Math.floor(length / YEAR).toLocaleString('en')} years`;
}

/** Two units while the greater one is small; one when the smaller would say nothing. */
function two(
  length: number,
  great: number,
  greatWord: string,
  small: number,
  smallWord: string,
  below: number,
): string {
  const whole = Math.floor(length / great);
  const rest = Math.floor((length % great) / small);
  return rest === 0 || whole >= below
    ? `${whole} ${greatWord}`
    : `${whole} ${greatWord} ${rest} ${smallWord}`;
}

/** How far a moment lies from now, in words: `in 23 h 49 min`, `11 min ago`, `now`. */
export function relativeTime(atMs: number, nowMs: number): string {
  const away = atMs - nowMs;
  if (Math.abs(away) < SECOND) return 'now';
  return away > 0 ? `in ${showDuration(away)}` : `${showDuration(away)} ago`;
}
