import { describe, expect, it } from 'vitest';
import { RawJson, withEdits, writeEntries } from '@/lib/testing/json-entries';
import { type Judging, judgeBoth } from '@/lib/testing/judge-both';
import { GOOD_CLAIMS, makeToken, JUDGED_AT as NOW } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';

const ES = tokenKey('ES256');
const INFINITE = new RawJson('1e400');

/** How a token with these claims is judged, by a provider that tolerates 5 s unless said otherwise. */
async function codeOf(claims: Readonly<Record<string, unknown>>, judging: Partial<Judging> = {}) {
  const text = writeEntries(withEdits(Object.entries(GOOD_CLAIMS), Object.entries(claims)));
  const token = makeToken(ES, { claims: text });
  const verdict = await judgeBoth(token, { published: [ES.jwk], ...judging });
  return verdict.valid ? 'VALID' : verdict.code;
}

const wrongTypes = [String(NOW + 60), '2027-01-15T09:00:00Z', true, [NOW + 60], {}, ''];

describe('exp', () => {
  it.each([NOW - 3600, 0, -1, -1e300])('threat 41: %d has passed', async (exp) => {
    expect(await codeOf({ exp, iat: undefined })).toBe('TOKEN_EXPIRED');
  });

  it.each([undefined, null])('threat 42: %s: it must be there', async (exp) => {
    expect(await codeOf({ exp })).toBe('MISSING_CLAIM');
  });

  it.each(wrongTypes)('threat 43: %j is no time', async (exp) => {
    expect(await codeOf({ exp })).toBe('INVALID_CLAIM');
  });

  it.each(['1e400', '-1e400'])('threat 44: %s is no time', async (spelling) => {
    expect(await codeOf({ exp: new RawJson(spelling) })).toBe('INVALID_CLAIM');
  });

  it.each([NOW + 0.5, NOW + 60.25, new RawJson('1.8001e9')])('threat 45: %j', async (exp) => {
    expect(await codeOf({ exp })).toBe('VALID');
  });

  it.each([253_402_300_800, NOW * 1000, 1e300])('threat 46: %d is far, and good', async (exp) => {
    expect(await codeOf({ exp })).toBe('VALID');
  });

  it.each([0, 5, 300])(
    'threat 47: just inside and outside a tolerance of %d s',
    async (seconds) => {
      const judging = { provider: { clockToleranceSeconds: seconds } };
      const at = (exp: number) => codeOf({ exp, iat: NOW - 3600 }, judging);
      expect(await at(NOW - seconds + 1)).toBe('VALID');
      expect(await at(NOW - seconds)).toBe('TOKEN_EXPIRED');
      expect(await at(NOW - seconds - 1)).toBe('TOKEN_EXPIRED');
    },
  );

  it('threat 47: the tolerance is shown where a token has expired', async () => {
    const token = makeToken(ES, { claims: { exp: NOW - 6 } });
    const verdict = await judgeBoth(token, { published: [ES.jwk] });
    expect(verdict).toMatchObject({
      code: 'TOKEN_EXPIRED',
      message: expect.stringContaining('tolerance is 5 s'),
      nearMiss: 'tolerated_by_others',
    });
  });
});

describe('nbf', () => {
  it.each([0, 5, 300])(
    'threat 49: just inside and outside a tolerance of %d s',
    async (seconds) => {
      const judging = { provider: { clockToleranceSeconds: seconds } };
      expect(await codeOf({ nbf: NOW + seconds }, judging)).toBe('VALID');
      expect(await codeOf({ nbf: NOW + seconds + 1 }, judging)).toBe('TOKEN_NOT_YET_VALID');
    },
  );

  it.each([...wrongTypes, INFINITE])('threat 49: %j is no time', async (nbf) => {
    expect(await codeOf({ nbf })).toBe('INVALID_CLAIM');
  });

  it('threat 49: after exp, it is never valid, whatever the clock says', async () => {
    const claims = { nbf: NOW + 100, exp: NOW + 50 };
    for (const at of [0, 49, 75, 100, 101]) {
      expect(await codeOf(claims, { now: (NOW + at) * 1000 })).not.toBe('VALID');
    }
  });

  it.each([undefined, null])('%s: it need not be there', async (nbf) => {
    expect(await codeOf({ nbf })).toBe('VALID');
  });
});

describe('iat', () => {
  it.each([0, 5, 300])(
    'threat 50: just inside and outside a tolerance of %d s',
    async (seconds) => {
      const judging = { provider: { clockToleranceSeconds: seconds } };
      expect(await codeOf({ iat: NOW + seconds }, judging)).toBe('VALID');
      expect(await codeOf({ iat: NOW + seconds + 1 }, judging)).toBe('TOKEN_NOT_YET_VALID');
    },
  );

  it('threat 50: after exp', async () => {
    const claims = { iat: NOW + 4, exp: NOW + 2 };
    expect(await codeOf(claims)).not.toBe('VALID');
  });

  it.each([...wrongTypes, INFINITE])('threat 50: %j is no time', async (iat) => {
    expect(await codeOf({ iat })).toBe('INVALID_CLAIM');
  });

  it.each([undefined, null])('threat 51: %s: an ID token must have it', async (iat) => {
    expect(await codeOf({ iat }, { provider: { tokenKind: 'id' } })).toBe('MISSING_CLAIM');
    expect(await codeOf({ iat }, { provider: { tokenKind: 'any' } })).toBe('VALID');
  });

  it('in milliseconds it is ahead, and said to be', async () => {
    const token = makeToken(ES, { claims: { iat: NOW * 1000, exp: (NOW + 60) * 1000 } });
    const verdict = await judgeBoth(token, { published: [ES.jwk] });
    expect(verdict).toMatchObject({ code: 'TOKEN_NOT_YET_VALID', nearMiss: 'milliseconds' });
  });
});
