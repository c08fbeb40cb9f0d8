import { describe, expect, it } from 'vitest';
import { judgeToken } from '@/lib/platform/judge-token';
import { JUDGED_AT, makeToken, ringOf, trustedProvider } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import { openToken } from './open-token';
import { judgeBeforeKeys, refusedForKeys } from './refused-for-keys';
import { isRefusal, selectProvider } from './select-provider';
import { CHECKS, type Check, type CheckName, type TokenVerdict } from './verdict';

const KEY = tokenKey('RS256');
const OTHER = tokenKey('ES256');
const RING = ringOf(KEY.jwk);
const NOW = JUDGED_AT * 1000;
const EXPLAIN = { now: NOW, explain: true };
const PROVIDER = trustedProvider();

function judge(draft: Parameters<typeof makeToken>[1], explain = true): TokenVerdict {
  return judgeToken(makeToken(KEY, draft), PROVIDER, RING, { now: NOW, explain });
}

const named = (checks: readonly Check[] | null, outcome: Check['outcome']): CheckName[] =>
  (checks ?? []).filter((check) => check.outcome === outcome).map(({ check }) => check);

describe('the list of checks', () => {
  it('is all of them, passed with what was found, for a good token', () => {
    const { checks } = judge({});
    expect(checks?.map(({ check }) => check)).toEqual(CHECKS);
    for (const check of checks ?? []) {
      expect(check).toMatchObject({ outcome: 'passed', found: expect.stringMatching(/\S/) });
    }
  });

  it('is not made unless asked for', () => {
    expect(judge({}, false).checks).toBeNull();
    expect(judge({ claims: { sub: '' } }, false).checks).toBeNull();
  });

  it.each<[string, Parameters<typeof makeToken>[1], CheckName[], CheckName[]]>([
    [
      'an expired token still shows its audience and its subject',
      { claims: { iat: 1, exp: 2, aud: 'other', sub: '' } },
      ['expiry', 'audience', 'subject'],
      [],
    ],
    [
      'another issuer leaves the signature to be looked at',
      { claims: { iss: 'x' } },
      ['issuer'],
      [],
    ],
    ['an extension', { header: { crit: [] } }, ['header'], ['algorithm', 'key', 'signature']],
    ['an algorithm', { header: { alg: 'HS256' } }, ['algorithm'], ['key', 'signature']],
    [
      'a key',
      { header: { kid: 'other' }, claims: { aud: 'x' } },
      ['key', 'audience'],
      ['signature'],
    ],
    [
      'a key that is for another algorithm',
      { header: { alg: 'RS512' }, alg: 'RS256' },
      ['key'],
      ['signature'],
    ],
  ])('%s', (_name, draft, failed, notReached) => {
    const verdict = judge(draft);
    expect(named(verdict.checks, 'failed')).toEqual(failed);
    expect(named(verdict.checks, 'not_reached')).toEqual(notReached);
    expect(verdict).toMatchObject({ valid: false, check: failed[0] });
    const brief = judge(draft, false);
    expect({ ...verdict, checks: null }).toEqual(brief);
  });

  it('a token that cannot be taken apart ends it', () => {
    const { checks } = judgeToken('a.b', PROVIDER, RING, EXPLAIN);
    expect(named(checks, 'failed')).toEqual(['structure']);
    expect(named(checks, 'not_reached')).toHaveLength(CHECKS.length - 1);
  });
});

describe('without keys', () => {
  it('threat 1: what is settled by header and issuer asks for none', () => {
    const opened = (draft: Parameters<typeof makeToken>[1]) => openToken(makeToken(KEY, draft));
    const early = (draft: Parameters<typeof makeToken>[1], explain: boolean) =>
      judgeBeforeKeys(opened(draft), PROVIDER, { now: NOW, explain })?.code ?? null;
    for (const explain of [false, true]) {
      expect(early({ header: { alg: 'none' } }, explain)).toBe('ALGORITHM_NOT_ALLOWED');
      expect(early({ header: { zip: 'DEF' } }, explain)).toBe('UNSUPPORTED_HEADER');
      expect(early({ claims: { exp: 1 } }, explain)).toBeNull();
    }
    expect(early({ claims: { iss: 'x' } }, false)).toBe('INVALID_ISSUER');
    expect(early({ claims: { iss: 'x' } }, true)).toBeNull();
  });

  it('keys that cannot be had are no fault of the token, whose claims are still read', () => {
    const opened = openToken(makeToken(KEY, { claims: { aud: 'other' } }));
    const refused = refusedForKeys(opened, PROVIDER, 'No answer.', EXPLAIN);
    expect(refused).toMatchObject({
      code: 'JWKS_FETCH_FAILED',
      message: 'No answer.',
      check: 'key',
      providerId: PROVIDER.id,
    });
    expect(named(refused.checks, 'failed')).toEqual(['key', 'audience']);
    expect(refusedForKeys(opened, PROVIDER, 'No answer.').checks).toBeNull();
  });
});

describe('choosing a provider', () => {
  const trust = { providers: [PROVIDER], others: [] };
  const select = (draft: Parameters<typeof makeToken>[1]) =>
    selectProvider(openToken(makeToken(KEY, draft)), trust, { explain: true });

  it('threat 25: by the exact issuer, never because it is the only one', () => {
    expect(select({})).toBe(PROVIDER);
    expect(select({ claims: { iss: 'https://stranger.test' } })).toMatchObject({
      code: 'INVALID_ISSUER',
    });
    expect(select({ claims: { iss: undefined } })).toMatchObject({ code: 'INVALID_ISSUER' });
  });

  it('what comes before the issuer is the headline', () => {
    const strange = { claims: { iss: 'https://stranger.test' } };
    const codes = [{ alg: 'none' }, { crit: [] }, { alg: 1 }].map((header) => {
      const found = select({ ...strange, header });
      return isRefusal(found) ? found.code : null;
    });
    expect(codes).toEqual(['ALGORITHM_NOT_ALLOWED', 'UNSUPPORTED_HEADER', 'MALFORMED_TOKEN']);
  });

  it('a key of another family under the same key ID is rejected, not tried', () => {
    const ring = ringOf({ ...OTHER.jwk, kid: KEY.kid });
    expect(judgeToken(makeToken(KEY), PROVIDER, ring, { now: NOW })).toMatchObject({
      code: 'KEY_REJECTED',
      refetch: false,
    });
  });
});
