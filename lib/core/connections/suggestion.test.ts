import { describe, expect, it } from 'vitest';
import { emptyDraft, emptyInputs } from '../providers/draft';
import { providerTypeOf } from '../providers/registry';
import type { DraftContext } from './draft-context';
import { foundSuggestion, keySetSuggestion } from './suggestion';

const ISSUER = 'https://a.test/tenant';
const context = (jwksAddress = ''): DraftContext => ({
  draft: {
    ...emptyDraft('custom_oidc'),
    inputs: { ...emptyInputs(), issuer: ISSUER },
    jwksAddress,
  },
  definition: providerTypeOf('custom_oidc'),
  allowedPrivateOrigins: [],
});

function found(jwksUri: string) {
  const nearby = { issuer: 'https://a.test', reason: 'Without its path.' };
  const address = 'https://a.test/.well-known/openid-configuration';
  return foundSuggestion(context(), ISSUER, { address, issuer: ISSUER, jwksUri, nearby });
}

describe('keys that a document names which is not where it should be', () => {
  it('of its own origin get a button', () => {
    const value = 'https://a.test/keys';
    expect(found(value).fixes).toEqual([
      { label: `Use the keys at ${value}`, field: 'jwksAddress', value },
    ]);
    expect(keySetSuggestion(context('https://a.test/x'), { jwks_uri: value })?.fixes).toHaveLength(
      1,
    );
  });

  it.each(['https://evil.example/keys', 'https://a.test:8443/keys'])(
    'at %s get none, and are said to be elsewhere',
    (value) => {
      const { advice, fixes } = found(value);
      expect(fixes).toEqual([]);
      expect(advice).toContain(`another origin, ${new URL(value).origin}`);
      const typed = keySetSuggestion(context('https://a.test/x'), { jwks_uri: value });
      expect(typed).toMatchObject({ fixes: [], advice: expect.stringContaining('another origin') });
    },
  );
});
