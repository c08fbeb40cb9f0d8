import { describe, expect, it } from 'vitest';
import { addHints } from './add-hints';
import type { ProviderHints } from './definition';
import { NO_HINTS } from './hints';
import { draftFrom } from './registry';

const hintsOf = (audiences: readonly string[], parties: readonly string[] = []): ProviderHints => ({
  ...NO_HINTS,
  audiences,
  parties,
});

describe('addHints', () => {
  it('adds what is missing where the type keeps it', () => {
    const auth0 = draftFrom('auth0', { ...NO_HINTS, issuer: 'https://acme.us.auth0.com/' });
    const added = addHints(auth0, hintsOf(['web', 'https://api.acme.com']));
    expect(added.inputs).toMatchObject({
      domain: 'acme.us.auth0.com',
      clientIds: ['web'],
      audiences: ['https://api.acme.com'],
    });
    const custom = draftFrom('custom_oidc', { ...NO_HINTS, issuer: 'https://sso.example.com' });
    expect(addHints(custom, hintsOf(['web'])).inputs.clientIds).toEqual(['web']);
  });

  it('changes nothing of a draft that holds all of it', () => {
    const draft = {
      ...draftFrom('workos', { ...NO_HINTS, clientId: 'client_01ABC', audiences: ['orders'] }),
      furtherAudiences: ['billing'],
    };
    expect(addHints(draft, hintsOf(['orders', 'billing']))).toEqual(draft);
    expect(addHints(draft, NO_HINTS)).toEqual(draft);
  });

  it('adds origins only where origins are checked', () => {
    const clerk = draftFrom('clerk', { ...NO_HINTS, issuer: 'https://clerk.acme.com' });
    const hints = hintsOf([], ['https://app.acme.com']);
    expect(addHints(clerk, hints).authorizedParties).toEqual([]);
    const checked = addHints({ ...clerk, azpRule: 'required' }, hints);
    expect(checked.authorizedParties).toEqual(['https://app.acme.com']);
  });

  it('leaves rules, issuers and everything else as they are', () => {
    const draft = draftFrom('clerk', { ...NO_HINTS, issuer: 'https://clerk.acme.com' });
    const { inputs, ...rest } = addHints(draft, hintsOf(['web']));
    expect({ ...rest, inputs: { ...inputs, audiences: [] } }).toEqual(draft);
  });
});
