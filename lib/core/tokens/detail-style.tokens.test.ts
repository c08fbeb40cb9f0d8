import { describe, expect, it } from 'vitest';
import { withEdits, writeEntries } from '@/lib/testing/json-entries';
import { type Judging, judgeBoth } from '@/lib/testing/judge-both';
import { GOOD_CLAIMS, makeToken } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import { detailOf } from './detail-style';

const ES = tokenKey('ES256');
type Edits = Readonly<Record<string, unknown>>;

async function worded(token: string, judging: Partial<Judging> = {}): Promise<string> {
  const verdict = await judgeBoth(token, { published: [ES.jwk], ...judging });
  if (verdict.valid) throw new Error('The token is good.');
  const { status, detail } = detailOf(verdict);
  expect(status).toBe(401);
  return detail;
}

function tokenWith(claims: Edits, header: Edits = {}): string {
  const text = writeEntries(withEdits(Object.entries(GOOD_CLAIMS), Object.entries(claims)));
  return makeToken(ES, { header, claims: text });
}

describe('the words that clients compare, from the token on', () => {
  it.each<[Edits, string]>([
    [{ exp: 1 }, 'Token has expired.'],
    [{ aud: 'other' }, 'Invalid audience.'],
    [{ aud: ['other'] }, 'Invalid audience.'],
    [{ aud: 5 }, 'Invalid audience.'],
    [{ aud: [5] }, 'Invalid audience.'],
    [{ aud: { a: 1 } }, 'Invalid audience.'],
    [{ aud: undefined }, 'Invalid token: Token is missing the "aud" claim'],
    [{ aud: null }, 'Invalid token: Token is missing the "aud" claim'],
    [{ aud: [] }, 'Invalid token: Token is missing the "aud" claim'],
    [{ iss: 'https://other.example.com' }, 'Invalid issuer.'],
    [{ iss: '' }, 'Invalid issuer.'],
    [{ iss: 5 }, 'Invalid issuer.'],
    [{ iss: false }, 'Invalid issuer.'],
    [{ iss: ['https://issuer.example.com'] }, 'Invalid issuer.'],
    [{ iss: { a: 1 } }, 'Invalid issuer.'],
    [{ iss: undefined }, 'Invalid token: Token is missing the "iss" claim'],
  ])('%j is %j', async (claims, detail) => {
    expect(await worded(tokenWith(claims))).toBe(detail);
  });

  it.each<[Edits]>([[{ azp: undefined }], [{ azp: 'https://other.example.com' }], [{ azp: 5 }]])(
    'an authorized party that is absent, another or no text: %j',
    async (claims) => {
      const provider = {
        azpRule: 'required',
        authorizedParties: ['https://app.example.com'],
      } as const;
      expect(await worded(tokenWith(claims), { provider })).toBe('Invalid authorized party.');
    },
  );

  it('a signature, an algorithm and a key that are wrong', async () => {
    const good = tokenWith({});
    const [head = '', body = ''] = good.split('.');
    const [, , foreign = ''] = tokenWith({ sub: 'another' }).split('.');
    expect(await worded(`${head}.${body}.${foreign}`)).toBe('Invalid signature.');
    expect(await worded(tokenWith({}, { alg: 'none' }))).toBe('Invalid signing algorithm.');
    expect(await worded(tokenWith({}, { kid: 'other' }))).toMatch(
      /^Unable to resolve signing key: ./,
    );
  });

  it.each([`cck_live_${'a'.repeat(61)}`, 'cck_test_', 'cck_'])(
    'an API key in place of a token: %s',
    async (key) => {
      expect(await worded(key)).toBe('Malformed API key.');
    },
  );

  it.each(['', 'a.b.c', 'a b', 'not a token'])('what is no token at all: %j', async (text) => {
    expect(await worded(text)).toMatch(/^Invalid token: ./);
  });

  it('claims twice in one token', async () => {
    const twice = makeToken(ES, { claims: '{"sub":"a","sub":"b"}' });
    expect(await worded(twice)).toMatch(/^Invalid token: ./);
  });
});
