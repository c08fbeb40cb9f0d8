import { describe, expect, it } from 'vitest';
import { catalogEntry } from './claims-catalog';
import { decodeToken } from './decode-token';
import { exampleToken } from './example-token';
import { explainClaims, formatObject } from './explain-claims';
import { jsonText } from './format-json';
import { isJsonObject } from './json-value';
import { parseJson } from './parse-json';
import { readTime } from './read-time';
import { relativeTime } from './relative-time';

function explained(json: string) {
  const read = parseJson(json);
  if (!read.ok || !isJsonObject(read.value)) throw new Error(json);
  return explainClaims({ value: read.value, inexact: read.inexact });
}
const explainedOf = (claims: unknown) => explained(JSON.stringify(claims));
const claimOf = (claims: Record<string, unknown>, name: string) =>
  explainedOf(claims).find((claim) => claim.name === name);

const CLERK = 'https://calm-otter-12.clerk.accounts.dev';
const WORKOS = 'https://api.workos.com/user_management/client_01HZ';

describe('explainClaims', () => {
  it('puts registered claims first, in the order of a reader, and own claims last', () => {
    const names = explainedOf({
      zeta: 1,
      exp: 2,
      'https://acme.com/plan': 'x',
      sub: 'u',
      iss: 'i',
    });
    expect(names.map((claim) => claim.name)).toEqual([
      'iss',
      'sub',
      'exp',
      'zeta',
      'https://acme.com/plan',
    ]);
    expect(names.at(-1)).toMatchObject({ sentence: 'A claim of your own.', from: null });
  });

  it.each([
    'iss',
    'sub',
    'aud',
    'exp',
    'nbf',
    'iat',
    'jti',
    'sid',
    'azp',
    'act',
    'amr',
    'acr',
    'nonce',
    'at_hash',
    'c_hash',
    'auth_time',
    'scope',
    'scp',
    'tid',
    'oid',
    'hd',
    'cnf',
    'events',
    '_claim_names',
    'hasgroups',
    'org_id',
    'org_slug',
    'org_role',
    'org_permissions',
    'role',
    'roles',
    'permissions',
    'entitlements',
    'o',
    'fva',
    'fea',
    'pla',
    'sts',
    'v',
    'email',
    'email_verified',
    'name',
    'client_id',
    'may_act',
  ])('knows %s', (name) => {
    const entry = catalogEntry(name);
    expect(entry?.sentence).toMatch(/^[A-Z].*\.$/s);
    expect(entry?.from).not.toBe('');
  });

  it('knows what a claim means at the provider that wrote it', () => {
    expect(claimOf({ iss: CLERK, azp: 'http://localhost:3000' }, 'azp')?.sentence).toContain(
      'never the publishable key',
    );
    expect(
      claimOf({ iss: 'https://acme.auth0.com/', org_id: 'org_1' }, 'org_id')?.sentence,
    ).toContain('Auth0');
    expect(claimOf({ iss: WORKOS, org_id: 'org_1' }, 'org_id')?.sentence).toContain('WorkOS');
    expect(claimOf({ iss: WORKOS, act: { sub: 'a@b.c' } }, 'act')?.sentence).toContain(
      'Impersonation',
    );
  });

  it('reads times in seconds and counts scopes', () => {
    const claim = claimOf({ iat: 1_795_094_468 }, 'iat');
    expect(claim?.moment).toEqual({ atMs: 1_795_094_468_000, word: 'Issued' });
    expect(claimOf({ scope: 'openid profile orders:approve' }, 'scope')?.sentence).toContain(
      '3 scopes.',
    );
  });

  it('threat 46: notices milliseconds, and survives the year 10000 and beyond', () => {
    const inMilliseconds = claimOf({ exp: 1_795_094_468_000 }, 'exp');
    expect(inMilliseconds?.moment?.atMs).toBe(1_795_094_468_000);
    expect(inMilliseconds?.notes).toEqual(['In milliseconds. Tokens count in seconds.']);
    expect(claimOf({ exp: 253_402_300_800 }, 'exp')?.moment?.atMs).toBe(253_402_300_800_000);
    expect(claimOf({ exp: 1e300 }, 'exp')?.moment).toBeNull();
    expect(claimOf({ exp: 1e300 }, 'exp')?.notes[0]).toContain('no date');
  });

  it('threat 46: a time that is no number is said, not computed', () => {
    const claim = claimOf({ exp: '1795094468' }, 'exp');
    expect(claim).toMatchObject({
      moment: null,
      notes: ['A time is a number of seconds; this is none.'],
    });
  });

  it('says that null counts as absent', () => {
    expect(claimOf({ plan: null }, 'plan')).toMatchObject({
      kind: 'null',
      notes: ['Null counts as absent.'],
    });
  });

  it('threat 68: names and values with unseen characters are shown by their code, and said', () => {
    const [claim] = explained('{"ro\\u202ele":"ad\\u0000min"}');
    expect(claim?.shownName).toBe('ro\\u202ele');
    expect(jsonText(claim?.pieces ?? [])).toBe('"ad\\u0000min"');
    expect(claim?.notes).toEqual(['Characters that cannot be seen are shown by their code.']);
  });

  it('threat 71: an integer above 2^53 is shown as written, and said', () => {
    const [claim] = explained('{"a/b":{"id":[9007199254740993]}}');
    expect(jsonText(claim?.pieces ?? [])).toContain('9007199254740993');
    expect(claim?.notes[0]).toContain('2^53');
  });

  it('threat 67: __proto__ and toString are explained as claims of your own', () => {
    const claims = explained('{"__proto__":{"x":1},"toString":"y","constructor":1}');
    expect(claims.map(({ name }) => name)).toEqual(['__proto__', 'toString', 'constructor']);
    expect(claims.every(({ from }) => from === null)).toBe(true);
  });

  it('formats the whole object for copying', () => {
    const read = parseJson('{"b":1,"a":"x"}');
    if (!read.ok || !isJsonObject(read.value)) throw new Error('unread');
    expect(formatObject({ value: read.value, inexact: read.inexact }).text).toBe(
      '{\n  "b": 1,\n  "a": "x"\n}',
    );
  });

  it('explains every claim of the example', () => {
    const result = decodeToken(exampleToken(1_795_094_468_000));
    if (!result.ok) throw new Error(result.problem.kind);
    const claims = explainClaims(result.decoded.payload);
    expect(
      claims
        .find(({ name }) => name === 'name')
        ?.pieces.map(({ text }) => text)
        .join(''),
    ).toBe('"Zoë Lindström"');
    expect(claims.filter(({ from }) => from === null)).toHaveLength(2);
  });
});

describe('readTime', () => {
  it.each([
    [0, 0, 'seconds'],
    [1_795_094_468.5, 1_795_094_468_500, 'seconds'],
    [-1, -1000, 'seconds'],
    [1_795_094_468_123, 1_795_094_468_123, 'milliseconds'],
  ] as const)('reads %d', (value, atMs, unit) => {
    expect(readTime(value)).toEqual({ kind: 'time', atMs, unit });
  });
});

describe('relativeTime', () => {
  const now = 1_795_094_468_000;
  it.each([
    [0, 'now'],
    [999, 'now'],
    [5_000, 'in 5 s'],
    [-61_000, '1 min 1 s ago'],
    [-11 * 60_000, '11 min ago'],
    [(23 * 60 + 49) * 60_000 + 59_000, 'in 23 h 49 min'],
    [-86_400_000 * 3 - 3_600_000, '3 d 1 h ago'],
    [86_400_000 * 90, 'in 90 days'],
    [86_400_000 * 365 * 8000, 'in 8,000 years'],
  ])('%d ms away is %s', (away, words) => {
    expect(relativeTime(now + away, now)).toBe(words);
  });
});
