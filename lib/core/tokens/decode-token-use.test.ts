import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOTS = ['api', 'app', 'components', 'console', 'lib', 'sdk', 'cli'];
/** Are part of no process: tests, and what they work with. */
const ONLY_TESTS = /\.test\.tsx?$|\.drill\.ts$|^lib\/testing\//;
/**
 * The rules themselves, what only shows, and what fills a form that an operator then reads.
 */
const SHOWS_OR_FILLS =
  /^(?:lib\/core\/tokens\/|components\/|lib\/core\/providers\/(?:recognise-paste-token|token-hints)\.ts$)/;
/** Read a token only to hand it to the rules, which verify it. */
const HANDS_ON =
  /^(?:lib\/(?:platform\/(?:read|judge)-token|usecases\/verify-token)|sdk\/src\/local-judge)\.ts$/;
/**
 * Hand it to the rules, and ask them about the moment that it names as its issue where an operator wants to
 * know that. They answer operators, and let nobody in.
 */
const ASKS_AS_OF_ISSUE = /^lib\/usecases\/(?:check-token|verify-in-workspace)\.ts$/;
const ALLOWED = [SHOWS_OR_FILLS, HANDS_ON, ASKS_AS_OF_ISSUE];
const READERS =
  /(?:import|export)\s+([^;]*?)\s+from '[^']*\/(?:decode-token|open-token|read-paste|explain-claims|token-warnings|token-kind)'/g;

/** Whether a source can read a token; who only knows its bounds cannot. */
function readsUnverified(source: string): boolean {
  const names = [...source.matchAll(READERS)].flatMap(([, list = '']) => list.match(/\w+/g) ?? []);
  return names.some((name) => !/^[A-Z_]+$/.test(name));
}

function sourcesBelow(root: string): string[] {
  try {
    return readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function sourcesWhere(holds: (source: string) => boolean): readonly string[] {
  const paths = ROOTS.flatMap(sourcesBelow).filter((path) => /\.tsx?$/.test(path));
  return paths.filter((path) => !ONLY_TESTS.test(path) && holds(readFileSync(path, 'utf8')));
}

it('threat 209: nothing that decides reads a token that was only decoded', () => {
  const readers = sourcesWhere(readsUnverified);
  expect(readers.length).toBeGreaterThan(3);
  expect(readers.filter((path) => !ALLOWED.some((rule) => rule.test(path)))).toEqual([]);
});

it('threat 209: only operators, in the console and on the command line, ask as of the moment of issue', () => {
  const users = sourcesWhere((source) => /\/(?:verify-in-workspace|check-token)'/.test(source));
  expect(users.filter((path) => !/^(?:app|cli|components)\//.test(path))).toEqual([]);
  expect(users).toContain('cli/verify.ts');
});

it.each([
  ["import { decodeToken } from './decode-token';", true],
  ["import { MAX_TOKEN_BYTES } from '@/lib/core/tokens/decode-token';", false],
  ["import {\n  MAX_TOKEN_BYTES,\n  decodeToken,\n} from '../tokens/decode-token';", true],
  ["export { decodeToken } from './decode-token';", true],
  ["import type { OpenedToken } from './open-token';", true],
  ["import { judgeToken } from '@/lib/platform/judge-token';", false],
])('threat 209: knows who reads: %s', (source, reads) => {
  expect(readsUnverified(source)).toBe(reads);
});
