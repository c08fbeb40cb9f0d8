import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeIssuerUrl } from '../oidc/issuer-url';
import type { ProviderHints } from './definition';
import { emptyDraft, PROVIDER_TYPES, type ProviderDraft } from './draft';
import { withFix } from './draft-changes';
import { hintParameters, readHintParameters } from './hint-parameters';
import { NO_HINTS } from './hints';
import { readDraft } from './read-draft';
import { recognisePaste } from './recognise-paste';
import { draftFrom, providerTypeOf, recogniseType, withType } from './registry';
import { settleDraft } from './settle';

const ID = 'client_01JZ8Q6M3N5R7T9V1X3Z5B7D9F';

const scrap = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ maxLength: 40, unit: 'binary' }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.domain(),
  fc.constantFrom(
    'https://',
    '//',
    'https://:0',
    'https://[::1]/',
    'http://a',
    'pk_live_',
    'sk_live_x',
    ID,
    `https://api.workos.com/user_management/${ID}`,
    'https://api.workos.com',
    'https://acme.eu.auth0.com/',
    'https://clerk.acme.com/',
    'javascript:alert(1)',
    'https://аuth0.com',
    'https://{tenant}.auth0.com/',
  ),
);
const scraps = fc.array(scrap, { maxLength: 3 });

const draft: fc.Arbitrary<ProviderDraft> = fc
  .record({
    type: fc.constantFrom(...PROVIDER_TYPES),
    inputs: fc.record({
      issuer: scrap,
      clientIds: scraps,
      domain: scrap,
      customDomains: scraps,
      publishableKey: scrap,
      clientId: scrap,
      audiences: scraps,
      bareIssuer: fc.boolean(),
    }),
    furtherIssuers: scraps,
    furtherAudiences: scraps,
    audienceRule: fc.constantFrom('required' as const, 'absent_allowed' as const),
    azpRule: fc.constantFrom('off' as const, 'if_present' as const, 'required' as const),
    authorizedParties: scraps,
    jwksAddress: scrap,
    pastedKeys: fc.oneof(fc.constant(''), scrap, fc.json()),
    privateCa: fc.oneof(fc.constant(''), scrap),
  })
  .map((given) => ({ ...emptyDraft(given.type), name: 'Any', ...given }));

describe('whatever is typed', () => {
  it('settles, or says at a field what is wrong; it never throws', () => {
    fc.assert(
      fc.property(draft, (given) => {
        const settled = settleDraft(given);
        if (settled.ok) {
          const { issuers } = settled.value;
          expect(issuers.length).toBeGreaterThan(0);
          for (const { value } of issuers) {
            expect(judgeIssuerUrl(value, { allowedPrivateOrigins: [] }).ok).toBe(true);
          }
          return;
        }
        expect(settled.failure).toMatchObject({ code: 'INVALID_INPUT' });
        const fields = settled.failure.code === 'INVALID_INPUT' ? settled.failure.fields : {};
        expect(Object.keys(fields).every((field) => field !== '')).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('threat 59: is never complete with an issuer of everybody and an audience that may be absent', () => {
    fc.assert(
      fc.property(draft, (given) => {
        const read = readDraft({ ...given, audienceRule: 'absent_allowed' }, []);
        if (!read.ok) return;
        expect(read.value.settings.issuers.map(({ value }) => value)).not.toContain(
          'https://api.workos.com',
        );
        if (given.type === 'clerk') expect(read.value.settings.azpRule).toBe('required');
      }),
      { numRuns: 2000 },
    );
  });

  it.each(PROVIDER_TYPES)(
    '%s is never complete with an issuer of Clerk, without aud and azp',
    (type) => {
      const ofClerk = fc.constantFrom(
        'https://x.clerk.accounts.dev',
        'https://X.clerk.accounts.DEV/',
        'https://x.clerk.accounts.dev:8443',
        'https://clerk.acme.com',
        'https://acme.com/__clerk',
        'clerk.acme.com',
      );
      fc.assert(
        fc.property(draft, ofClerk, fc.boolean(), (given, issuer, isFirst) => {
          const asked = { ...given, type, audienceRule: 'absent_allowed' as const };
          const inputs = {
            ...given.inputs,
            domain: 'acme.eu.auth0.com',
            clientId: ID,
            publishableKey: '',
          };
          const both = isFirst
            ? { inputs: { ...inputs, issuer, customDomains: [] }, furtherIssuers: [] }
            : {
                inputs: { ...inputs, issuer: 'https://a.example', customDomains: [] },
                furtherIssuers: [issuer],
              };
          const plain = { ...both, privateCa: '', pastedKeys: '', jwksAddress: '' };
          const read = readDraft({ ...asked, ...plain }, []);
          const expected = isFirst ? type === 'clerk' || type === 'custom_oidc' : true;
          if (!read.ok || !expected) return;
          expect(read.value.settings.azpRule).toBe('required');
          expect(read.value.settings.authorizedParties.length).toBeGreaterThan(0);
        }),
        { numRuns: 500 },
      );
    },
  );

  it('threat 59: personal accounts of Microsoft need an audience', () => {
    const issuer = 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0';
    const given = draftFrom('custom_oidc', { ...NO_HINTS, issuer });
    const read = readDraft({ ...given, name: 'Any', audienceRule: 'absent_allowed' }, []);
    expect(read).toMatchObject({
      ok: false,
      failure: { fields: { audienceRule: [expect.stringContaining('everybody')] } },
    });
  });

  it('reads the same when it is read again', () => {
    const fields = PROVIDER_TYPES.flatMap((type) => providerTypeOf(type).fields);
    fc.assert(
      fc.property(scrap, (text) => {
        for (const field of fields) {
          if (!('read' in field) || field.read === undefined) continue;
          const { value } = field.read(text);
          expect(field.read(value)).toEqual({ value, made: null });
        }
      }),
      { numRuns: 2000, examples: [['! /'], ['! / /'], ['! /.well-known/openid-configuration']] },
    );
  });

  it('an issuer that is taken over is expected from then on', () => {
    fc.assert(
      fc.property(draft, scrap, (given, issuer) => {
        const definition = providerTypeOf(given.type);
        const change = definition.takeIssuer(given, issuer);
        if (change === null || !judgeIssuerUrl(issuer, { allowedPrivateOrigins: [] }).ok) return;
        const { issuers } = definition.derive(withFix(given, change));
        expect(issuers).toContain(issuer);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('another type', () => {
  const auth0 = draftFrom('auth0', {
    ...NO_HINTS,
    issuer: 'https://acme.eu.auth0.com/',
    audiences: ['web', 'https://api.acme.com'],
  });
  const clerk = draftFrom('clerk', {
    ...NO_HINTS,
    issuer: 'https://clerk.acme.com',
    parties: ['https://app.acme.com'],
  });
  const workos = draftFrom('workos', { ...NO_HINTS, clientId: ID, audiences: [ID] });

  it.each([
    ['auth0', auth0],
    ['clerk', clerk],
    ['workos', workos],
  ] as const)('%s keeps issuers, audiences and rules as Custom OIDC and back', (type, given) => {
    const before = providerTypeOf(type).derive(given);
    const custom = withType(given, 'custom_oidc');
    const issuers = [
      ...providerTypeOf('custom_oidc').derive(custom).issuers,
      ...custom.furtherIssuers,
    ];
    expect(issuers).toEqual(before.issuers);
    expect(custom.inputs.clientIds).toEqual(before.audiences);
    const { audienceRule, azpRule, authorizedParties } = given;
    expect(custom).toMatchObject({ audienceRule, azpRule, authorizedParties });
    const back = withType(custom, type);
    expect(providerTypeOf(type).derive(back)).toEqual(before);
    expect(back).toMatchObject({ audienceRule, azpRule, authorizedParties });
  });

  it('keeps further issuers and audiences, name, certificates and keys', () => {
    const given = {
      ...auth0,
      name: 'Staff',
      furtherIssuers: ['https://x.example'],
      privateCa: 'PEM',
    };
    expect(withType(given, 'workos')).toMatchObject({
      name: 'Staff',
      furtherIssuers: ['https://x.example'],
      privateCa: 'PEM',
    });
  });

  it('never weakens the rule for audiences or authorized parties', () => {
    const strength = { off: 0, if_present: 1, required: 2 };
    fc.assert(
      fc.property(draft, fc.constantFrom(...PROVIDER_TYPES), (given, type) => {
        const as = withType(given, type);
        if (given.audienceRule === 'required') expect(as.audienceRule).toBe('required');
        // An audience that comes to be required takes the place of the parties.
        if (given.audienceRule !== as.audienceRule) return;
        expect(strength[as.azpRule]).toBeGreaterThanOrEqual(strength[given.azpRule]);
        if (given.azpRule === 'off') return;
        expect(given.authorizedParties).toEqual(expect.arrayContaining([...as.authorizedParties]));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['auth0', 'workos'] as const)(
    'what origins protected needs an audience as %s',
    (type) => {
      expect(clerk).toMatchObject({ audienceRule: 'absent_allowed', azpRule: 'required' });
      expect(withType(clerk, type)).toMatchObject({ audienceRule: 'required' });
      const both = { ...clerk, audienceRule: 'required' as const };
      const { azpRule, authorizedParties } = clerk;
      expect(withType(both, type)).toMatchObject({ azpRule, authorizedParties });
    },
  );

  it('is the same draft for the same type', () => {
    for (const given of [auth0, clerk, workos]) expect(withType(given, given.type)).toBe(given);
  });
});

it.each([
  [{ issuer: 'https://acme.eu.auth0.com/' }, 'auth0'],
  [{ issuer: 'https://clerk.acme.com' }, 'clerk'],
  [{ publishableKey: 'pk_live_x' }, 'clerk'],
  [{ clientId: ID }, 'workos'],
  [{ issuer: `https://auth.acme.com/user_management/${ID}` }, 'workos'],
  [{ issuer: 'https://acme.authkit.app' }, 'custom_oidc'],
  [{ issuer: 'https://login.acme.com/' }, 'custom_oidc'],
] satisfies [Partial<ProviderHints>, string][])('recognises %j as %s', (hints, type) => {
  expect(recogniseType({ ...NO_HINTS, ...hints })).toBe(type);
});

it('a pasted token without an audience says so on its way through an address', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const iss = `https://api.workos.com/user_management/${ID}`;
  const found = recognisePaste(`${part({ alg: 'RS256' })}.${part({ iss, sub: 'u' })}.c2ln`);
  if (!found.ok) throw new Error(found.problem);
  const parameters = Object.fromEntries(hintParameters(found.type, found.hints));
  const { type, hints } = readHintParameters(parameters);
  expect(hints).toEqual(found.hints);
  expect(draftFrom(type ?? 'custom_oidc', hints)).toMatchObject({
    type: 'workos',
    audienceRule: 'absent_allowed',
    inputs: { clientId: ID },
  });
  expect(draftFrom('workos', readHintParameters({ issuer: iss }).hints).audienceRule).toBe(
    'required',
  );
});
