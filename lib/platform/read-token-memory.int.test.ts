import v8 from 'node:v8';
import vm from 'node:vm';
import { expect, it } from 'vitest';
import { encodePart } from '@/lib/testing/token-factory';
import { readToken } from './read-token';

const TOKENS = 250;
const LENGTH = 50_000;

/** Bytes of the heap that are in use once nothing is left to collect. */
function heapInUse(): number {
  v8.setFlagsFromString('--expose-gc');
  vm.runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

/** A text of its own, as a body that was parsed holds it. */
function received(token: string): string {
  return Buffer.from(token).toString();
}

it('headers that are remembered do not keep the tokens that they came with', () => {
  const payload = encodePart({ x: 'y'.repeat((LENGTH * 3) / 4) });
  const before = heapInUse();
  for (let number = 0; number < TOKENS; number += 1) {
    const header = encodePart({ alg: 'ES256', kid: `key-${number}` });
    expect(readToken(received(`${header}.${payload}.c2ln`)).ok).toBe(true);
  }
  expect(heapInUse() - before).toBeLessThan((TOKENS * LENGTH) / 4);
});
