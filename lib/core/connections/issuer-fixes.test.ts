import { describe, expect, it } from 'vitest';
import { emptyDraft, emptyInputs, type ProviderDraft } from '../providers/draft';
import { withFix } from '../providers/draft-changes';
import { providerTypeOf } from '../providers/registry';
import { acceptedIssuers, type DraftContext } from './draft-context';
import { alsoFix, removeFix, replaceFix, takeFix, typeAdvice } from './issuer-fixes';
import type { DraftFix } from './report';

function context(
  type: ProviderDraft['type'],
  inputs: Partial<ProviderDraft['inputs']>,
  given: Partial<ProviderDraft> = {},
): DraftContext {
  const draft = { ...emptyDraft(type), inputs: { ...emptyInputs(), ...inputs }, ...given };
  return { draft, definition: providerTypeOf(type), allowedPrivateOrigins: [] };
}

function acceptedAfter({ draft, definition }: DraftContext, fix: DraftFix | null) {
  return fix === null ? null : acceptedIssuers(withFix(draft, fix), definition);
}

const custom = context('custom_oidc', { issuer: 'https://a.test' });
const auth0 = context('auth0', { domain: 'acme.auth0.com', customDomains: ['login.acme.com'] });
const clerkKey = context('clerk', { publishableKey: `pk_live_${btoa('clerk.acme.com$')}` });
const clerkUrl = context('clerk', { issuer: 'https://clerk.acme.com' });
const workos = context('workos', { clientId: 'client_01A', bareIssuer: true });
const workosCustom = context('workos', {
  clientId: 'client_01A',
  customDomains: ['auth.acme.com'],
});

describe('taking the published issuer changes the field that gives it', () => {
  it.each([
    ['Custom OIDC', custom, 'https://b.test/x/', 'inputs.issuer', 'https://b.test/x/'],
    ['Auth0', auth0, 'https://acme.eu.auth0.com/', 'inputs.domain', 'acme.eu.auth0.com'],
    ['Clerk', clerkUrl, 'https://clerk.acme.org', 'inputs.issuer', 'https://clerk.acme.org'],
    [
      'WorkOS',
      workos,
      'https://auth.acme.com/user_management/client_01A',
      'inputs.customDomains',
      ['auth.acme.com'],
    ],
  ] as const)('%s', (_, of, published, field, value) => {
    const fix = takeFix(of, published);
    expect(fix).toEqual({ label: `Use ${published}`, field, value });
    expect(acceptedAfter(of, fix)?.[0]).toBe(published);
  });

  it.each([
    ['at the host of the key', clerkKey, 'https://clerk.acme.com/proxy'],
    ['a slash, so not of Clerk', clerkKey, 'https://clerk.acme.org/'],
    ['no slash, so not of Auth0', auth0, 'https://acme.eu.auth0.com'],
    ['a path, so not of Auth0', auth0, 'https://acme.eu.auth0.com/x/'],
    ['another client', workos, 'https://auth.acme.com/user_management/client_02B'],
    ['another form', workos, 'https://auth.acme.com/sso/client_01A'],
    ['a template', custom, 'https://a.test/{tenant}'],
    ['http', custom, 'http://a.test'],
    ['a script', custom, 'javascript:alert(1)'],
    ['a user name', custom, 'https://user@a.test'],
  ])('not when %s', (_, of, published) => {
    expect(takeFix(of, published)).toBeNull();
  });
});

it('an issuer at another host than that of the key takes its place, and the draft holds', () => {
  const issuer = 'https://clerk.acme.org';
  const fix = takeFix(clerkKey, issuer);
  expect(fix).toEqual({
    label: `Use ${issuer} in place of the publishable key`,
    field: 'inputs.issuer',
    value: issuer,
    clears: 'inputs.publishableKey',
  });
  const fixed = fix === null ? clerkKey.draft : withFix(clerkKey.draft, fix);
  expect(fixed.inputs).toMatchObject({ issuer, publishableKey: '' });
  expect(clerkKey.definition.judge(fixed)).toEqual({});
});

describe('one issuer more', () => {
  it('is added to those that were typed', () => {
    const of = context('clerk', clerkKey.draft.inputs, { furtherIssuers: ['https://x.test'] });
    const fix = alsoFix(of, 'https://clerk.acme.com/proxy');
    expect(fix).toMatchObject({
      field: 'furtherIssuers',
      value: ['https://x.test', 'https://clerk.acme.com/proxy'],
    });
  });

  it('not when it is accepted already, or could not be saved', () => {
    expect(alsoFix(auth0, 'https://login.acme.com/')).toBeNull();
    expect(alsoFix(auth0, 'http://login.acme.com/')).toBeNull();
  });
});

describe('removing an issuer', () => {
  it.each([
    ['a custom domain of Auth0', auth0, 'https://login.acme.com/', 'inputs.customDomains', []],
    ['the bare one of WorkOS', workos, 'https://api.workos.com', 'inputs.bareIssuer', false],
    [
      'a custom domain of WorkOS',
      workosCustom,
      'https://auth.acme.com',
      'inputs.customDomains',
      [],
    ],
    [
      'one that was typed',
      context('custom_oidc', custom.draft.inputs, { furtherIssuers: ['https://x.test', 'y.test'] }),
      'https://y.test',
      'furtherIssuers',
      ['https://x.test'],
    ],
  ] as const)('%s', (_, of, issuer, field, value) => {
    const fix = removeFix(of, issuer);
    expect(fix).toMatchObject({ field, value });
    expect(acceptedAfter(of, fix)).not.toContain(issuer);
  });

  it('is not possible for the one that all rests on', () => {
    expect(removeFix(custom, 'https://a.test')).toBeNull();
    expect(removeFix(workos, 'https://api.workos.com/user_management/client_01A')).toBeNull();
  });
});

it('the published form takes the place of what was typed, once', () => {
  const of = context('custom_oidc', custom.draft.inputs, {
    furtherIssuers: ['b.test', 'https://b.test/'],
  });
  expect(replaceFix(of, 'https://b.test', 'https://b.test/')).toMatchObject({
    value: ['https://b.test/'],
  });
  expect(replaceFix(auth0, 'https://login.acme.com/', 'https://b.test')).toBeNull();
});

it.each([
  [custom, 'https://acme.auth0.com/', 'an issuer of Auth0, not of Custom OIDC'],
  [auth0, 'https://acme.clerk.accounts.dev', 'an issuer of Clerk, not of Auth0'],
  [clerkUrl, 'https://api.workos.com/user_management/client_01A', 'of WorkOS, not of Clerk'],
])('%#: the type that fits is named', (of, issuer, words) => {
  expect(typeAdvice(of, issuer)).toContain(words);
});

it('no type is named where none is certain', () => {
  expect(typeAdvice(custom, 'https://b.test')).toBeNull();
  expect(typeAdvice(auth0, 'https://acme.eu.auth0.com/')).toBeNull();
  expect(typeAdvice(auth0, 'https://b.test')).toBeNull();
});
