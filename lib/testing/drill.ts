/** The number after an option such as `--rounds`, else `fallback`. */
export function numberOf(words: readonly string[], option: string, fallback: number): number {
  const at = words.indexOf(option);
  const given = at === -1 ? Number.NaN : Number(words[at + 1]);
  return Number.isSafeInteger(given) ? given : fallback;
}

/** The seed of a campaign: the number after `--seed`, else a new one. */
export function seedOf(words: readonly string[]): number {
  return numberOf(words, '--seed', Math.floor(Math.random() * 2 ** 31));
}

/** How many faults are printed; the rest is counted. */
const SHOWN = 20;

/** Prints how a campaign went; faults make the process fail. */
export function verdict(title: string, faults: readonly string[]): void {
  const lines = [`${faults.length === 0 ? 'ok' : 'FAILED'}  ${title}`, ...faults.slice(0, SHOWN)];
  if (faults.length > SHOWN) lines.push(`and ${faults.length - SHOWN} more.`);
  process.stdout.write(`${lines.join('\n')}\n`);
  if (faults.length > 0) process.exitCode = 1;
}
