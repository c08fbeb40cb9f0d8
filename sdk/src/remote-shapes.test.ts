import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCEPTED, ALLOWED, DENIED, REFUSED } from '@/lib/testing/sdk-answers';
import { readDecision } from './remote-decision';
import { isObject } from './remote-json';
import { readVerdict } from './remote-verdict';

describe('readDecision', () => {
  it('gives known answers as they are', () => {
    for (const answer of [ALLOWED, DENIED, { ...DENIED, subject: null, later: 1 }]) {
      expect(readDecision(answer)).toEqual(answer);
    }
  });

  it.each([
    ['a word for true', { ...ALLOWED, allowed: 'yes' }],
    ['a number for true', { ...ALLOWED, allowed: 1 }],
    ['true in a box', { ...ALLOWED, allowed: [true] }],
    ['no word at all', { ...ALLOWED, allowed: undefined }],
    ['nobody who is allowed', { ...ALLOWED, subject: null }],
    ['no reason', { ...ALLOWED, reason: '' }],
    ['no id', { ...ALLOWED, decisionId: 7 }],
    ['a policy of another shape', { ...ALLOWED, policy: 'Orders' }],
    ['a provider of another shape', { ...ALLOWED, provider: {} }],
    ['a change of another shape', { ...DENIED, change: { kind: 'found', alternatives: [1] } }],
    ['a list', [ALLOWED]],
    ['nothing', null],
  ])('takes %s for nothing', (_, answer) => {
    expect(readDecision(answer)).toBeNull();
  });

  it('whatever JSON comes, only `allowed: true` itself allows', () => {
    fc.assert(
      fc.property(jsonLike(ALLOWED), (value) => {
        const read = readDecision(JSON.parse(JSON.stringify(value)));
        if (read?.allowed !== true) return;
        expect(isObject(value) && value.allowed).toBe(true);
        expect(typeof read.subject).toBe('string');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('readVerdict', () => {
  const machine = {
    ...ACCEPTED,
    kind: 'machine_key',
    name: 'Nightly',
    issuer: null,
    expiresAt: null,
    provider: null,
  };

  it('gives known answers as they are', () => {
    for (const answer of [ACCEPTED, REFUSED, machine]) expect(readVerdict(answer)).toEqual(answer);
  });

  it.each([
    ['a word for true', { ...ACCEPTED, valid: 'true' }],
    ['no word at all', { ...ACCEPTED, valid: undefined }],
    ['nobody', { ...ACCEPTED, subject: '' }],
    ['another kind', { ...ACCEPTED, kind: 'cookie' }],
    ['no issuer', { ...ACCEPTED, issuer: null }],
    ['no end', { ...ACCEPTED, expiresAt: null }],
    ['an end that no date has', { ...ACCEPTED, expiresAt: 1e300 }],
    ['claims as a text', { ...ACCEPTED, claims: '{}' }],
    ['permissions as a text', { ...ACCEPTED, permissions: 'catalog:read' }],
    ['permissions that are none', { ...ACCEPTED, permissions: [{}] }],
    ['checks of another shape', { ...ACCEPTED, checks: [{ check: 'key', outcome: 'failed' }] }],
    ['a refusal without a code', { ...REFUSED, code: undefined }],
  ])('takes %s for nothing', (_, answer) => {
    expect(readVerdict(answer)).toBeNull();
  });

  it('whatever JSON comes, only `valid: true` itself is good', () => {
    fc.assert(
      fc.property(jsonLike(ACCEPTED), (value) => {
        const read = readVerdict(JSON.parse(JSON.stringify(value)));
        if (read?.valid !== true) return;
        expect(isObject(value) && value.valid).toBe(true);
        expect(read.subject).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});

/** Any JSON, and a good answer with some members replaced by any JSON, among them the good ones. */
function jsonLike(answer: object) {
  const spoilt = fc
    .dictionary(fc.constantFrom(...Object.keys(answer), '__proto__'), fc.jsonValue(), {
      maxKeys: 2,
    })
    .map((members) => ({ ...answer, ...members }));
  return fc.oneof(fc.jsonValue(), spoilt, fc.constant(answer));
}
