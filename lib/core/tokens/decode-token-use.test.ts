import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOTS = ['api', 'app', 'components', 'console', 'lib', 'sdk', 'cli'];
/**
 * The rules themselves, what only shows, and what fills a form that an operator then reads.
 */
const SHOWS_OR_FILLS =
  /^(?:lib\/core\/tokens\/|components\/|lib\/core\/providers\/(?:recognise-paste-token|token-hints)\.ts$)/;
/** Read a token only to hand it to the rules, which verify it. */
const HANDS_ON = /^lib\/(?:platform\/(?:read|judge)-token|usecases\/(?:verify|check)-token)\.ts$/;
const READS_UNVERIFIED =
  /from '[^']*\/(?:decode-token|open-token|read-paste|explain-claims|token-warnings|token-kind)'/;

function sourcesBelow(root: string): string[] {
  try {
    return readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

it('threat 209: nothing that decides reads a token that was only decoded', () => {
  const sources = ROOTS.flatMap(sourcesBelow).filter((path) => /\.tsx?$/.test(path));
  const users = sources.filter((path) => READS_UNVERIFIED.test(readFileSync(path, 'utf8')));
  expect(users.length).toBeGreaterThan(3);
  expect(users.filter((path) => !SHOWS_OR_FILLS.test(path) && !HANDS_ON.test(path))).toEqual([]);
});
