import { describe, expect, it } from 'vitest';
import { emptyInputs, type ProviderDraft, type ProviderType } from '@/lib/core/providers/draft';
import { draftChanges } from '@/lib/core/providers/draft-changes';
import { NO_HINTS } from '@/lib/core/providers/hints';
import { draftFrom, providerTypeOf } from '@/lib/core/providers/registry';
import { NO_MEMORY, switchType, type TypeMemory } from './type-memory';

/** Switches through types in turn, as the form does. */
function through(draft: ProviderDraft, ...types: ProviderType[]): ProviderDraft {
  let memory: TypeMemory = NO_MEMORY;
  return types.reduce((now, type) => {
    const switched = switchType(now, type, memory);
    memory = switched.memory;
    return switched.draft;
  }, draft);
}

const AUTH0: ProviderDraft = {
  ...draftFrom('auth0', NO_HINTS),
  name: 'Acme customers',
  inputs: {
    ...emptyInputs(),
    domain: 'acme.eu.auth0.com',
    clientIds: ['web'],
    audiences: ['https://api.acme.com'],
    customDomains: ['login.acme.com'],
  },
};

const WORKOS: ProviderDraft = {
  ...draftFrom('workos', { ...NO_HINTS, clientId: 'client_01ABC' }),
  furtherIssuers: ['https://old.example.com'],
};

describe('switchType', () => {
  it('takes along what both types can hold', () => {
    const custom = through(AUTH0, 'custom_oidc');
    expect(custom).toMatchObject({ type: 'custom_oidc', name: 'Acme customers' });
    expect(custom.inputs.issuer).toBe('https://acme.eu.auth0.com/');
    expect(custom.inputs.clientIds).toEqual(['web', 'https://api.acme.com']);
  });

  it.each([
    ['Auth0', AUTH0, ['clerk', 'workos', 'custom_oidc', 'auth0']],
    ['WorkOS', WORKOS, ['custom_oidc', 'auth0', 'clerk', 'workos']],
  ] as const)('brings all of %s back after a walk through the others', (_name, draft, types) => {
    expect(draftChanges(draft, through(draft, ...types))).toEqual([]);
  });

  it('gives a type that was left empty what was entered meanwhile', () => {
    const before = switchType(draftFrom('auth0', NO_HINTS), 'custom_oidc', NO_MEMORY);
    const typed = {
      ...before.draft,
      inputs: { ...before.draft.inputs, issuer: 'https://acme.eu.auth0.com/' },
    };
    expect(switchType(typed, 'auth0', before.memory).draft.inputs.domain).toBe('acme.eu.auth0.com');
  });

  it('keeps client IDs that were entered before there was a domain', () => {
    const draft = draftFrom('auth0', NO_HINTS);
    const started = { ...draft, inputs: { ...draft.inputs, clientIds: ['web'] } };
    expect(through(started, 'clerk', 'workos', 'auth0').inputs.clientIds).toEqual(['web']);
  });

  it.each([
    ['Clerk and WorkOS', ['clerk', 'workos', 'custom_oidc']],
    ['Clerk', ['clerk', 'custom_oidc']],
    ['WorkOS', ['workos', 'custom_oidc']],
    ['the same type', ['custom_oidc', 'workos', 'clerk', 'custom_oidc']],
    ['where it started', ['clerk', 'auth0', 'workos', 'custom_oidc']],
  ] as const)('passes by %s and gives what one step gives', (_name, types) => {
    const direct = through(AUTH0, 'custom_oidc');
    expect(direct.inputs.issuer).toBe('https://acme.eu.auth0.com/');
    expect(through(AUTH0, ...types)).toEqual(direct);
  });

  it('carries on from the type that was edited last, with what was changed beside it since', () => {
    const custom = switchType(AUTH0, 'custom_oidc', NO_MEMORY);
    const edited: ProviderDraft = {
      ...custom.draft,
      inputs: { ...custom.draft.inputs, issuer: 'https://acme.us.auth0.com/' },
    };
    const clerk = switchType(edited, 'clerk', custom.memory);
    const renamed = { ...clerk.draft, name: 'Globex' };
    const workos = switchType(renamed, 'workos', clerk.memory);
    const back = switchType(workos.draft, 'custom_oidc', workos.memory).draft;
    expect(back).toEqual({ ...edited, name: 'Globex' });
  });

  it('fills a type that was only passed by anew after an edit', () => {
    const seen = switchType(AUTH0, 'custom_oidc', NO_MEMORY);
    const auth0 = switchType(seen.draft, 'auth0', seen.memory);
    const moved: ProviderDraft = {
      ...auth0.draft,
      inputs: { ...auth0.draft.inputs, domain: 'acme.us.auth0.com' },
    };
    const custom = switchType(moved, 'custom_oidc', auth0.memory).draft;
    expect(custom.inputs.issuer).toBe('https://acme.us.auth0.com/');
  });

  it('leaves what is not of a type as it is', () => {
    const draft: ProviderDraft = { ...AUTH0, clockToleranceSeconds: 60, requiredClaims: ['email'] };
    for (const type of ['clerk', 'workos', 'custom_oidc'] as const) {
      expect(through(draft, type)).toMatchObject({
        clockToleranceSeconds: 60,
        requiredClaims: ['email'],
      });
      expect(providerTypeOf(through(draft, type).type).type).toBe(type);
    }
  });
});
