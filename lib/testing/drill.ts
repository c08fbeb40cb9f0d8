/** The seed of a campaign: the number after `--seed`, else a new one. */
export function seedOf(words: readonly string[]): number {
  const at = words.indexOf('--seed');
  const given = at === -1 ? Number.NaN : Number(words[at + 1]);
  return Number.isSafeInteger(given) ? given : Math.floor(Math.random() * 2 ** 31);
}

/** Prints how a campaign went; faults make the process fail. */
export function verdict(title: string, faults: readonly string[]): void {
  const lines = [`${faults.length === 0 ? 'ok' : 'FAILED'}  ${title}`, ...faults];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (faults.length > 0) process.exitCode = 1;
}
