import { describe, expect, it } from 'vitest';
import { decodeToken } from './decode-token';
import { exampleToken } from './example-token';
import { lastTimeChange } from './time-warnings';
import { describeTokenKind, guessTokenKind } from './token-kind';
import { tokenWarnings } from './token-warnings';

const NOW_MS = 1_795_094_468_000;
const NOW = NOW_MS / 1000;
const HEADER = { alg: 'RS256', kid: 'k1' };
const CLAIMS = {
  iss: 'https://id.example.com/',
  sub: 'u1',
  aud: 'api',
  iat: NOW - 60,
  exp: NOW + 3600,
};
const SIGNATURE = Buffer.alloc(256, 9).toString('base64url');

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function decodedOf(token: string) {
  const result = decodeToken(token);
  if (!result.ok) throw new Error(result.problem.kind);
  return result.decoded;
}

function warningsOf(header: object, claims: object, signature = SIGNATURE) {
  const decoded = decodedOf(`${part(header)}.${part(claims)}.${signature}`);
  const kind = guessTokenKind(decoded.header.value, decoded.payload.value);
  return tokenWarnings(decoded, kind, NOW_MS);
}
const codesOf = (header: object, claims: object, signature?: string) =>
  warningsOf(header, claims, signature).map((warning) => warning.code);
const kindOf = (header: object, claims: object) => {
  const decoded = decodedOf(`${part(header)}.${part(claims)}.${SIGNATURE}`);
  return guessTokenKind(decoded.header.value, decoded.payload.value);
};
const { aud: _aud, ...NO_AUD } = CLAIMS;
const { exp: _exp, ...NO_EXP } = CLAIMS;

describe('tokenWarnings', () => {
  it('says nothing of an ordinary token', () => {
    expect(codesOf(HEADER, CLAIMS)).toEqual([]);
    const example = decodedOf(exampleToken(NOW_MS));
    const kind = guessTokenKind(example.header.value, example.payload.value);
    expect(tokenWarnings(example, kind, NOW_MS)).toEqual([]);
  });

  it.each([
    ['threat 1: alg none', { ...HEADER, alg: 'none' }, CLAIMS, 'alg_none'],
    ['threat 1: alg nOnE', { ...HEADER, alg: 'nOnE' }, CLAIMS, 'alg_none'],
    ['threat 2: alg missing', { kid: 'k1' }, CLAIMS, 'alg_missing'],
    ['threat 2: alg a number', { ...HEADER, alg: 5 }, CLAIMS, 'alg_missing'],
    ['threat 3: alg in other case', { ...HEADER, alg: 'rs256' }, CLAIMS, 'alg_unknown'],
    ['threat 3: alg __proto__', { ...HEADER, alg: '__proto__' }, CLAIMS, 'alg_unknown'],
    ['threat 4: HMAC', { ...HEADER, alg: 'HS256' }, CLAIMS, 'alg_hmac'],
    ['threat 13: embedded jwk', { ...HEADER, jwk: { kty: 'RSA' } }, CLAIMS, 'header_ignored'],
    [
      'threat 13: embedded private jwk',
      { ...HEADER, jwk: { kty: 'RSA', d: 'x' } },
      CLAIMS,
      'header_private_key',
    ],
    ['threat 14: jku', { ...HEADER, jku: 'http://169.254.169.254/' }, CLAIMS, 'header_ignored'],
    ['threat 14: x5u', { ...HEADER, x5u: 'https://evil.example/' }, CLAIMS, 'header_ignored'],
    ['threat 21: no kid', { alg: 'RS256' }, CLAIMS, 'no_kid'],
    ['threat 30: cty JWT', { ...HEADER, cty: 'JWT' }, CLAIMS, 'nested'],
    ['threat 31: b64', { ...HEADER, b64: false }, CLAIMS, 'b64'],
    ['threat 32: crit', { ...HEADER, crit: ['exp'] }, CLAIMS, 'crit'],
    ['threat 33: zip', { ...HEADER, zip: 'DEF' }, CLAIMS, 'zip'],
    ['no iss', HEADER, { ...CLAIMS, iss: undefined }, 'no_iss'],
    ['iss a list', HEADER, { ...CLAIMS, iss: ['a'] }, 'no_iss'],
    ['sub null', HEADER, { ...CLAIMS, sub: null }, 'no_sub'],
    ['no aud', HEADER, NO_AUD, 'no_aud'],
    ['aud empty list', HEADER, { ...CLAIMS, aud: [] }, 'no_aud'],
    ['no exp', HEADER, NO_EXP, 'no_exp'],
    ['expired', HEADER, { ...CLAIMS, exp: NOW - 1, iat: NOW - 61 }, 'expired'],
    ['not yet valid', HEADER, { ...CLAIMS, nbf: NOW + 60 }, 'not_yet'],
    ['issued ahead', HEADER, { ...CLAIMS, iat: NOW + 60 }, 'issued_ahead'],
    [
      'expires before it is issued',
      HEADER,
      { ...CLAIMS, iat: NOW, exp: NOW },
      'lifetime_backwards',
    ],
    ['lives 90 days', HEADER, { ...CLAIMS, exp: NOW + 86_400 * 90 }, 'lifetime_long'],
    ['threat 46: exp in milliseconds', HEADER, { ...CLAIMS, exp: NOW_MS + 60_000 }, 'milliseconds'],
    ['threat 46: exp a text', HEADER, { ...CLAIMS, exp: String(NOW) }, 'time_type'],
    ['large', HEADER, { ...CLAIMS, x: 'y'.repeat(4000) }, 'large'],
    ['groups left out', HEADER, { ...CLAIMS, _claim_names: { groups: 'src1' } }, 'groups_missing'],
    ['groups left out, implicit flow', HEADER, { ...CLAIMS, hasgroups: true }, 'groups_missing'],
    ['session pending', HEADER, { ...CLAIMS, sts: 'pending' }, 'session_pending'],
    ['impersonation', HEADER, { ...CLAIMS, act: { sub: 'x' } }, 'acts_for_another'],
    ['bound to a key', HEADER, { ...CLAIMS, cnf: { jkt: 'x' } }, 'bound_to_key'],
    ['logout token', { ...HEADER, typ: 'logout+jwt' }, CLAIMS, 'wrong_kind'],
  ])('%s', (_name, header, claims, code) => {
    expect(codesOf(header, claims)).toContain(code);
  });

  it('differences of a few seconds between clocks are no warning', () => {
    expect(codesOf(HEADER, { ...CLAIMS, iat: NOW + 4, nbf: NOW + 4 })).toEqual([]);
  });

  it.each([
    ['RS256', 0, 'signature_empty'],
    ['RS256', 200, 'signature_length'],
    ['ES256', 70, 'signature_length'],
    ['ES512', 130, 'signature_length'],
  ])('%s with a signature of %d bytes is %s', (alg, bytes, code) => {
    const signature = Buffer.alloc(bytes, 1).toString('base64url');
    expect(codesOf({ ...HEADER, alg }, CLAIMS, signature)).toEqual([code]);
  });

  it('says how Clerk and WorkOS come to write an audience', () => {
    const text = (iss: string) =>
      warningsOf(HEADER, { ...NO_AUD, iss, sid: 's' }).find(({ code }) => code === 'no_aud')?.text;
    expect(text('https://clerk.example.com')).toContain('authorized parties');
    expect(text('https://api.workos.com/user_management/client_1')).toContain('JWT template');
    expect(text('https://api.workos.com')).toContain('JWT template');
    expect(text('https://id.example.com/')).toContain('another application');
  });

  it('changes with time only at the moments that lastTimeChange names', () => {
    const claims = { ...CLAIMS, iat: NOW, nbf: NOW + 20, exp: NOW + 60 };
    const decoded = decodedOf(`${part(HEADER)}.${part(claims)}.${SIGNATURE}`);
    const kind = guessTokenKind(decoded.header.value, decoded.payload.value);
    const codes = (at: number) => tokenWarnings(decoded, kind, at).map(({ code }) => code);
    const seen = new Set<string>();
    for (let at = NOW_MS - 30_000; at < NOW_MS + 90_000; at += 500) {
      expect(codes(lastTimeChange(decoded.payload.value, at))).toEqual(codes(at));
      seen.add(codes(at).join());
    }
    expect([...seen]).toEqual(['not_yet,issued_ahead', 'not_yet', '', 'expired']);
  });

  it('puts the gravest first', () => {
    const tones = warningsOf({ alg: 'none' }, { ...NO_AUD, act: {} }, '').map(({ tone }) => tone);
    expect(tones).toEqual(
      [...tones].sort(
        (a, b) => 'bad warning neutral'.indexOf(a) - 'bad warning neutral'.indexOf(b),
      ),
    );
    expect(tones[0]).toBe('bad');
  });
});

describe('guessTokenKind', () => {
  it.each([
    ['at+jwt', { ...HEADER, typ: 'at+jwt' }, CLAIMS, 'access', true],
    ['application/at+JWT', { ...HEADER, typ: 'application/at+JWT' }, CLAIMS, 'access', true],
    ['DPoP', { ...HEADER, typ: 'dpop+jwt' }, { htm: 'GET' }, 'proof', true],
    [
      'logout event',
      HEADER,
      { ...CLAIMS, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } },
      'logout',
      true,
    ],
    ['Cognito', HEADER, { ...CLAIMS, token_use: 'access' }, 'access', true],
    ['Keycloak', HEADER, { ...CLAIMS, typ: 'ID' }, 'id', true],
    ['nonce', HEADER, { ...CLAIMS, nonce: 'n' }, 'id', false],
    ['at_hash and scope', HEADER, { ...CLAIMS, at_hash: 'x', scope: 'openid' }, 'id', false],
    ['scope', HEADER, { ...CLAIMS, scope: 'a' }, 'access', false],
    ['API address', HEADER, { ...CLAIMS, aud: 'https://api.example.com' }, 'access', false],
    ['several audiences', HEADER, { ...CLAIMS, aud: ['a', 'b'] }, 'access', false],
    ['person and client', HEADER, { ...CLAIMS, email: 'a@b.c' }, 'id', false],
    [
      'Clerk session',
      HEADER,
      { ...NO_AUD, iss: 'https://x.clerk.accounts.dev', v: 2 },
      'session',
      false,
    ],
    ['WorkOS', HEADER, { ...NO_AUD, iss: 'https://api.workos.com', sid: 's' }, 'access', false],
    ['nothing to go by', HEADER, CLAIMS, 'unknown', false],
    [
      'typ of a name that objects have',
      { ...HEADER, typ: 'constructor' },
      CLAIMS,
      'unknown',
      false,
    ],
  ])('%s', (_name, header, claims, kind, sure) => {
    const guess = kindOf(header, claims);
    expect(guess).toMatchObject({ kind, sure });
    expect(guess.reasons.length > 0).toBe(kind !== 'unknown');
  });

  it('gives its reasons in a sentence', () => {
    const sentence = (header: object, claims: object) => describeTokenKind(kindOf(header, claims));
    expect(sentence(HEADER, { ...CLAIMS, nonce: 'n' })).toBe('Likely an ID token: it has nonce.');
    expect(sentence({ ...HEADER, typ: 'logout+jwt' }, CLAIMS)).toBe(
      'It is a logout token: typ in the header is logout+jwt.',
    );
    expect(sentence(HEADER, CLAIMS)).toBeNull();
  });
});
