import { describe, expect, it } from 'vitest';
import { trustedProvider } from '@/lib/testing/token-factory';
import { emptyDraft, PROVIDER_TYPES, type ProviderDraft } from '../providers/draft';
import { withFix } from '../providers/draft-changes';
import { providerTypeOf } from '../providers/registry';
import { TOKEN_CODES } from '../providers/token-problems';
import { explainRefusal } from './explain-verdict';
import { NEAR_MISS_REMEDIES } from './near-miss-remedies';
import { MACHINE_KEY_CODES, type NearMiss, type Refused } from './verdict';

function refused(given: Partial<Refused>): Refused {
  return {
    valid: false,
    code: 'INVALID_AUDIENCE',
    check: null,
    message: 'One sentence.',
    expected: null,
    actual: null,
    alsoExpected: [],
    alsoActual: [],
    nearMiss: null,
    providerId: null,
    refetch: false,
    checks: null,
    ...given,
  };
}

function fixOf(given: Partial<Refused>, draft: ProviderDraft) {
  return explainRefusal(refused(given), trustedProvider({ type: draft.type }), draft).fix;
}

describe('a refusal in words', () => {
  const codes = [...TOKEN_CODES, ...MACHINE_KEY_CODES];
  it.each(codes)('%s has a title, a cause and a remedy for every type', (code) => {
    for (const type of PROVIDER_TYPES) {
      const explained = explainRefusal(refused({ code }), trustedProvider({ type }));
      expect(explained).toMatchObject({ cause: 'One sentence.', guideAnchor: code, fix: null });
      expect(explained.title).toMatch(/^(?:Refused|Not judged): \S/);
      expect(explained.remedy).toMatch(/\S[.?]$/);
    }
    expect(explainRefusal(refused({ code }), null).remedy).toMatch(/\S/);
  });

  it('says which word differs', () => {
    const near = { code: 'INVALID_ISSUER', check: 'issuer', nearMiss: 'trailing_slash' } as const;
    expect(explainRefusal(refused(near), null).title).toBe(
      'Refused: the issuer differs in the slash at its end',
    );
    const none = { code: 'INVALID_AUDIENCE', check: 'audience' } as const;
    expect(explainRefusal(refused(none), null).title).toBe('Refused: the token names no audience');
    expect(explainRefusal(refused({ ...none, actual: 'x' }), null).title).toBe(
      'Refused: the token is meant for another API',
    );
  });

  it.each(['id_token', 'access_token'] as const)(
    '%s is a guess by its audience alone',
    (nearMiss) => {
      const byAudience = { code: 'INVALID_AUDIENCE', check: 'audience', nearMiss } as const;
      expect(explainRefusal(refused(byAudience), null).title).toMatch(
        /: this looks like an .* token,/,
      );
      expect(explainRefusal(refused(byAudience), null).title).not.toMatch(/expected/);
      const byKind = { code: 'INVALID_TOKEN_TYPE', check: 'token_kind', nearMiss } as const;
      expect(explainRefusal(refused(byKind), null).title).toMatch(
        /: this is an .* token is expected$/,
      );
    },
  );

  it('no remedy shouts or begs pardon', () => {
    const words = JSON.stringify(NEAR_MISS_REMEDIES);
    expect(words).not.toMatch(/!|Oops|sorry/i);
  });
});

describe('a change of the form', () => {
  it.each([
    ['its slash differs', 'https://login.acme.example/'],
    ['the case of its host does', 'https://Login.Acme.example'],
  ])('takes the issuer over where only %s', (_what, actual) => {
    const draft = emptyDraft('custom_oidc');
    draft.inputs.issuer = 'https://login.acme.example';
    const fix = fixOf(
      {
        code: 'INVALID_ISSUER',
        expected: 'https://login.acme.example',
        actual,
      },
      draft,
    );
    if (fix === null) throw new Error('There is no fix.');
    const { issuers } = providerTypeOf('custom_oidc').derive(withFix(draft, fix));
    expect(issuers).toEqual([actual]);
    expect(fix.providerId).toBe('prv_made_up');
  });

  it.each<[NearMiss, string]>([
    ['region', 'https://login.eu.acme.example'],
    ['port', 'https://login.acme.example:8443'],
    ['scheme', 'http://login.acme.example'],
    ['look_alike', 'https://login.acme.ехample'],
    ['case', 'https://login.acme.example:8443/'],
    ['trailing_slash', 'https://login.eu.acme.example/'],
    ['case', 'https://login.acme.example/Realm'],
  ])('an issuer that may be a stranger’s is not drafted (%s, %s)', (nearMiss, actual) => {
    const draft = emptyDraft('custom_oidc');
    const expected = `https://login.acme.example${actual.endsWith('Realm') ? '/realm' : ''}`;
    draft.inputs.issuer = expected;
    draft.furtherIssuers = [expected];
    expect(fixOf({ code: 'INVALID_ISSUER', nearMiss, expected, actual }, draft)).toBeNull();
  });

  it('adds an audience where its type keeps such', () => {
    const actual = 'https://api.acme.example';
    const fields = PROVIDER_TYPES.map((type) => fixOf({ actual }, emptyDraft(type))?.field);
    expect(fields).toEqual([
      'inputs.audiences',
      'inputs.audiences',
      'inputs.audiences',
      'furtherAudiences',
    ]);
    expect(fixOf({ actual: 'client' }, emptyDraft('auth0'))?.field).toBe('inputs.clientIds');
  });

  it('adds an origin, an algorithm, the older issuer of WorkOS', () => {
    const origin = {
      code: 'INVALID_AUTHORIZED_PARTY',
      actual: 'https://app.acme.example',
    } as const;
    expect(fixOf(origin, emptyDraft('clerk'))).toMatchObject({ field: 'authorizedParties' });
    const alg = { code: 'ALGORITHM_NOT_ALLOWED', actual: 'PS256' } as const;
    expect(fixOf(alg, emptyDraft('auth0'))?.value).toContain('PS256');
    const draft = emptyDraft('workos');
    draft.inputs.audiences = ['client_01ABC'];
    const bare = {
      code: 'INVALID_ISSUER',
      nearMiss: 'workos_bare_issuer',
      actual: 'https://api.workos.com',
    } as const;
    expect(fixOf(bare, draft)).toMatchObject({ field: 'inputs.bareIssuer', value: true });
    expect(fixOf(bare, emptyDraft('workos'))).toBeNull();
  });

  it.each<[string, Partial<Refused>]>([
    ['an expired token', { code: 'TOKEN_EXPIRED', actual: '2026-01-01T00:00:00.000Z' }],
    ['HS256', { code: 'ALGORITHM_NOT_ALLOWED', actual: 'HS256' }],
    ['none', { code: 'ALGORITHM_NOT_ALLOWED', actual: 'none' }],
    ['no audience', { code: 'INVALID_AUDIENCE', nearMiss: 'no_audience_clerk' }],
    ['an ID token', { actual: 'client', nearMiss: 'id_token' }],
    ['an audience of everybody', { actual: 'account' }],
    [
      'a look-alike',
      { code: 'INVALID_ISSUER', actual: 'https://a.example', nearMiss: 'look_alike' },
    ],
    ['a stranger', { code: 'INVALID_ISSUER', actual: 'https://a.example' }],
    [
      'a development instance',
      { code: 'INVALID_ISSUER', actual: 'https://a.example', nearMiss: 'development_instance' },
    ],
    ['a shortened value', { actual: `${'a'.repeat(99)}…` }],
    ['an escaped value', { actual: 'orders\\u202ev1' }],
    ['a key for an origin', { code: 'INVALID_AUTHORIZED_PARTY', actual: 'pk_live_abc' }],
  ])('nothing is proposed for %s', (_name, given) => {
    expect(fixOf(given, emptyDraft('clerk'))).toBeNull();
  });
});
