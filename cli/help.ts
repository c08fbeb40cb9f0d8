import type { Command } from './command';

/** What `claimcheck --help` prints. */
export function helpOfAll(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'claimcheck: works on the database of this installation (DATABASE_URL, or the file in DATA_DIR).',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Each has a --help of its own. --json prints one object for a script.',
    'Exit codes: 0 done, 1 refused or failed, 2 not understood.',
  ].join('\n');
}

/** What `claimcheck <command> --help` prints. */
export function helpOf({ name, usage, summary, help }: Command): string {
  const typed = ['claimcheck', name, usage, '[--json]'].filter((word) => word !== '');
  return [typed.join(' '), '', summary, '', ...help].join('\n');
}
