import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  encodePart,
  GOOD_CLAIMS,
  JUDGED_AT,
  makeToken,
  ringOf,
  trustedProvider,
} from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import { judgeToken } from './judge-token';
import { verifySignature } from './verify-signature';

vi.mock('./verify-signature', async (load) => {
  const actual = await load<typeof import('./verify-signature')>();
  return { verifySignature: vi.fn(actual.verifySignature) };
});

const ES = tokenKey('ES256');
const GOOD = makeToken(ES);

function signaturesVerified(token: string, published: readonly unknown[] = [ES.jwk]): number {
  judgeToken(token, trustedProvider(), ringOf(...published), { now: JUDGED_AT * 1000 });
  return vi.mocked(verifySignature).mock.calls.length;
}

describe('signatures that are verified for one token', () => {
  beforeEach(() => {
    vi.mocked(verifySignature).mockClear();
  });

  it.each([
    ['white space', `${GOOD} `],
    ['two parts', GOOD.split('.').slice(0, 2).join('.')],
    ['threat 73: 1 MB', 'A'.repeat(1_000_000)],
    ['threat 1: alg none', makeToken(ES, { header: { alg: 'none' } })],
    ['threat 6: HMAC', makeToken(ES, { header: { alg: 'HS256' } })],
    ['threat 32: crit', makeToken(ES, { header: { crit: ['exp'] } })],
    ['another issuer', makeToken(ES, { claims: { iss: 'https://other.example.com' } })],
    ['threat 20: an unknown key ID', makeToken(ES, { header: { kid: 'unknown' } })],
    ['threat 13: a key in the header', makeToken(ES, { header: { kid: 'x', jwk: ES.jwk } })],
  ])('none: %s', (_, token) => {
    expect(signaturesVerified(token)).toBe(0);
  });

  it('one, where the key ID names the key, whether it fits or not', () => {
    expect(signaturesVerified(GOOD)).toBe(1);
    const [header, , signature] = GOOD.split('.');
    vi.mocked(verifySignature).mockClear();
    const admin = `${header}.${encodePart({ sub: 'admin' }, GOOD_CLAIMS)}`;
    expect(signaturesVerified(`${admin}.${signature}`)).toBe(1);
  });

  it('threat 22: five at most, where there is no key ID', () => {
    const token = makeToken(tokenKey('ES256', 'stranger'), { header: { kid: undefined } });
    const published = Array.from({ length: 20 }, (_, n) => ({ ...ES.jwk, kid: `key-${n}` }));
    expect(signaturesVerified(token, published)).toBe(5);
  });
});
