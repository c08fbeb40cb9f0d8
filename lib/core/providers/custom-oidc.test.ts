import { describe, expect, it } from 'vitest';
import { customOidc } from './custom-oidc';
import type { ProviderDraft, ProviderInputs } from './draft';
import { NO_HINTS } from './hints';
import { readDraft } from './read-draft';
import { draftFrom } from './registry';

function draftOf(inputs: Partial<ProviderInputs>, given: Partial<ProviderDraft> = {}) {
  const draft = { ...draftFrom('custom_oidc', NO_HINTS), name: 'Staff' };
  return { ...draft, inputs: { ...draft.inputs, clientIds: ['web'], ...inputs }, ...given };
}

function problemsOf(draft: ProviderDraft) {
  const read = readDraft(draft, []);
  return read.ok || read.failure.code !== 'INVALID_INPUT' ? {} : read.failure.fields;
}

it('follows from the issuer alone, and does not guess a key set address', () => {
  expect(customOidc.derive(draftOf({ issuer: 'https://sso.example.com/realms/staff' }))).toEqual({
    issuers: ['https://sso.example.com/realms/staff'],
    discoveryAddresses: [
      'https://sso.example.com/realms/staff/.well-known/openid-configuration',
      'https://sso.example.com/.well-known/openid-configuration/realms/staff',
      'https://sso.example.com/.well-known/oauth-authorization-server/realms/staff',
    ],
    jwksAddress: null,
    audiences: ['web'],
  });
});

it('keeps a slash at the end, as it is part of an issuer', () => {
  for (const issuer of ['https://sso.example.com', 'https://sso.example.com/']) {
    expect(customOidc.derive(draftOf({ issuer })).issuers).toEqual([issuer]);
  }
});

it('says at its fields what is missing', () => {
  expect(problemsOf(draftOf({}))['inputs.issuer']).toEqual(['Enter the issuer.']);
  const draft = draftOf({ issuer: 'https://sso.example.com', clientIds: [] });
  expect(Object.keys(problemsOf(draft))).toEqual(['inputs.clientIds']);
});

describe('threat 59: an audience that may be absent', () => {
  const without = (issuer: string, furtherIssuers: string[] = []) =>
    problemsOf(
      draftOf({ issuer, clientIds: [] }, { audienceRule: 'absent_allowed', furtherIssuers }),
    );

  it('is possible where the issuer serves one customer', () => {
    for (const issuer of [
      'https://sso.example.com/realms/staff',
      'https://login.microsoftonline.com/9122040d-6c67-4c5b-b112-36a304b66dad/v2.0',
      'https://securetoken.google.com/acme-12345',
    ]) {
      expect(without(issuer)).toEqual({});
    }
  });

  it.each([
    'https://accounts.google.com',
    'https://login.microsoftonline.com/common/v2.0',
    'https://login.microsoftonline.com/organizations/v2.0',
    'https://www.facebook.com',
    'https://appleid.apple.com',
    'https://token.actions.githubusercontent.com',
    'https://gitlab.com',
    'https://api.workos.com',
    'https://slack.com',
    'https://discord.com',
    'https://id.twitch.tv/oauth2',
    'https://www.linkedin.com/oauth',
    'https://login.salesforce.com',
    'https://app.terraform.io',
    'https://agent.buildkite.com',
    'https://oidc.vercel.com',
  ])('is not where %s signs for everybody, as first or further issuer', (issuer) => {
    expect(without(issuer)).toHaveProperty('audienceRule');
    expect(without('https://sso.example.com', [issuer])).toHaveProperty('audienceRule');
  });
});

it('recognises every issuer that nobody else claims, and takes any over', () => {
  const issuer = 'https://sso.example.com/';
  expect(customOidc.recognises({ ...NO_HINTS, issuer })).toBe(true);
  expect(customOidc.recognises(NO_HINTS)).toBe(false);
  const change = customOidc.takeIssuer(draftOf({}), issuer);
  expect(change).toEqual({ field: 'inputs.issuer', value: issuer });
});
