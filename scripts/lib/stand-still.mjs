const MINUTE_MS = 60_000;

/**
 * Watches something that may speak: `late` resolves, with words for it, once it was silent or went on
 * for too long.
 */
export function watchFor({ silentMs, wholeMs }) {
  let say;
  const late = new Promise((resolve) => {
    say = resolve;
  });
  const silence = setTimeout(() => say(`printed nothing for ${inWords(silentMs)}`), silentMs);
  const whole = setTimeout(() => say(`was not done after ${inWords(wholeMs)}`), wholeMs);
  let over = false;
  const stop = () => {
    over = true;
    clearTimeout(silence);
    clearTimeout(whole);
  };
  // A timer that was cleared would begin again when it is refreshed.
  return { late, heard: () => over || silence.refresh(), stop };
}

function inWords(ms) {
  return ms < MINUTE_MS ? `${ms / 1000} seconds` : `${Math.round(ms / MINUTE_MS)} minutes`;
}
