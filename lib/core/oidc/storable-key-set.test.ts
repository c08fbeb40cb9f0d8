import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newKeyPair } from '@/lib/testing/key-pair.mjs';
import { type JudgedKey, judgeKeySet } from './judge-jwks';
import { keyRingOf } from './key-ring';
import { storableKeySet } from './storable-key-set';

const RSA = newKeyPair('rsa', { modulusLength: 2048 });
const rsa = { ...RSA.publicKey.export({ format: 'jwk' }), kid: 'rsa', use: 'sig', alg: 'RS256' };
const leaked = { ...RSA.privateKey.export({ format: 'jwk' }), kid: 'leaked' };
const ec = {
  ...newKeyPair('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
  kid: 'ec',
};
const okp = newKeyPair('ed25519').publicKey.export({ format: 'jwk' });
const oct = { kty: 'oct', k: 'c2VjcmV0', kid: 'oct' };

function judged(document: unknown): readonly JudgedKey[] {
  const read = judgeKeySet(document);
  if (!read.ok) throw new Error(read.message);
  return read.keys;
}

/** As a database gives it back. */
function stored(published: readonly unknown[]) {
  const keys: readonly unknown[] = JSON.parse(JSON.stringify(published));
  return JSON.parse(JSON.stringify(storableKeySet(keys, judged({ keys }))));
}

const RUNS = 150;
const NAMES = ['kty', 'kid', 'alg', 'use', 'key_ops', 'n', 'e', 'crv', 'x', 'y', 'd', 'k', 'oth'];
const LABELS = ['sig', 'enc', 'verify', 'rsa', 'ec', 'RS256', 'ES256', 'EdDSA', 'ECDH-ES', 'RSA'];
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, 5, '', 'x'.repeat(300), [], ['verify'], {}),
  fc.constantFrom<unknown>(['verify', 1], ['verify', 'verify'], ['sign'], [['verify']], { a: [] }),
  fc.constantFrom(...LABELS, 'oct', 'EC', 'OKP', 'P-384', '\0', '\ud800'),
  fc.jsonValue(),
);
const change = fc.record({
  name: fc.constantFrom(...NAMES),
  value: fc.option(odd, { nil: undefined }),
});

/** A key of some type, some members of which are missing or something else. */
const key = fc
  .tuple(fc.constantFrom(rsa, ec, okp, leaked, oct, {}), fc.array(change, { maxLength: 3 }))
  .map(([good, changes]) => {
    const changed = changes.map(({ name, value }) => [name, value] as const);
    return { ...good, ...Object.fromEntries(changed) };
  });
const keys = fc.array(fc.oneof({ weight: 9, arbitrary: key }, fc.jsonValue()), {
  minLength: 1,
  maxLength: 6,
});

describe('what is stored of a key set', () => {
  it('threat 155: is judged as what was published, and so is what is stored of that', async () => {
    const same = fc.property(keys, (published) => {
      const live = judged(JSON.parse(JSON.stringify({ keys: published })));
      const once = stored(published);
      const again = judged(once);
      expect(again.map(({ verdict }) => verdict)).toEqual(live.map(({ verdict }) => verdict));
      expect(keyRingOf(again)).toEqual(keyRingOf(live));
      expect(stored(once.keys)).toEqual(once);
    });
    await fc.assert(same, { numRuns: RUNS });
  });

  it.each([
    ['alg', 512],
    ['use', null],
    ['use', { a: 1 }],
    ['key_ops', ['verify', 1]],
    ['key_ops', 'verify'],
    ['kid', 7],
    ['kid', null],
  ])('threat 155: a key whose %s is %j stays refused', (name, value) => {
    const [before] = judged({ keys: [{ ...rsa, [name]: value }] });
    const [after] = judged(stored([{ ...rsa, [name]: value }]));
    expect(before?.verdict.outcome).toBe('refused');
    expect(after?.verdict).toEqual(before?.verdict);
  });

  it('has nothing private in it, wherever that stands', () => {
    const { d, p } = leaked;
    const hidden = { ...rsa, kid: { d }, use: [d], crv: [{ p }], x5c: [d], extra: d };
    const text = JSON.stringify(stored([leaked, oct, { ...okp, priv: d }, hidden, d, [d]]));
    for (const secret of [d, p, oct.k]) expect(text).not.toContain(secret);
    expect(judged(JSON.parse(text)).map(({ verdict }) => verdict)).toMatchObject([
      { leaked: true },
      { leaked: true },
      { leaked: true },
      { outcome: 'refused', leaked: false },
      { reason: 'It is not a JSON object.' },
      { reason: 'It is not a JSON object.' },
    ]);
  });
});
