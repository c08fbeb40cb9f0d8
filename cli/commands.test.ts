import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from './commands';

const DOCUMENT = readFileSync(join(import.meta.dirname, '../docs/command-line.md'), 'utf8');

describe('docs/command-line.md', () => {
  it('has every command, and no other', () => {
    const documented = [...DOCUMENT.matchAll(/^### `claimcheck ([^`]+)`$/gm)].map(
      ([, name]) => name,
    );
    expect(documented).toEqual(COMMANDS.map(({ name }) => name));
  });

  it('shows of each how it is typed, with options that it has', () => {
    const sections = DOCUMENT.split(/^### /m).slice(1);
    for (const [index, { name, flags, options, lists = [] }] of COMMANDS.entries()) {
      const example = /```sh\n(.*?)```/s.exec(sections[index] ?? '')?.[1] ?? '';
      expect([name, example.includes(`claimcheck -- ${name}`)]).toEqual([name, true]);
      const known = [...flags, ...options, ...lists, 'json'];
      const typed = [...example.matchAll(/ --([a-z][a-z-]*)/g)].map(([, option]) => option);
      expect([name, typed.filter((option) => !known.includes(option ?? ''))]).toEqual([name, []]);
    }
  });
});
