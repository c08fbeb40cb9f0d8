import { describe, expect, it } from 'vitest';
import { describeDifferences, type KnownProvider, matchIssuer } from './match-issuer';

const provider = (name: string, issuers: string[], enabled = true): KnownProvider => ({
  id: `prv_${name}`,
  name,
  issuers,
  type: 'custom_oidc',
  environment: 'production',
  enabled,
  href: `/acme/settings/integration/prv_${name}`,
});
const ACME = provider('acme', ['https://acme.us.auth0.com/', 'https://login.acme.com/']);
const OFF = provider('off', ['https://off.example.com'], false);

describe('matchIssuer', () => {
  it('matches byte for byte, any issuer of a provider', () => {
    expect(matchIssuer('https://login.acme.com/', [OFF, ACME])).toEqual({
      kind: 'matched',
      providers: [ACME],
    });
    expect(matchIssuer('https://off.example.com', [OFF, ACME])).toEqual({
      kind: 'disabled',
      providers: [OFF],
    });
  });

  it('an enabled provider counts before a disabled one with the same issuer', () => {
    const staging = provider('staging', ['https://off.example.com']);
    expect(matchIssuer('https://off.example.com', [OFF, staging])).toEqual({
      kind: 'matched',
      providers: [staging],
    });
  });

  it('threat 25: the only provider is no fallback', () => {
    const unknown = { kind: 'unknown', issuer: 'https://other.example.com' };
    expect(matchIssuer('https://other.example.com', [ACME])).toEqual(unknown);
    expect(matchIssuer('https://acme.us.auth0.com.evil.example/', [ACME])).toMatchObject({
      kind: 'unknown',
    });
    expect(matchIssuer('https://acme.eu.auth0.com/', [ACME])).toMatchObject({ kind: 'unknown' });
  });

  it.each([
    ['https://acme.us.auth0.com', ['slash']],
    ['http://acme.us.auth0.com/', ['scheme']],
    ['acme.us.auth0.com/', ['scheme']],
    ['https://Acme.us.auth0.com/', ['case']],
    ['https://acme.us.auth0.com/ ', ['white_space']],
    ['https://acme.us.auth0.com/\n', ['white_space']],
    ['http://ACME.us.auth0.com', ['scheme', 'case', 'slash']],
    ['https://ac\u200bme.us.auth0.com/', ['look_alike']],
    ['https://ａcme.us.auth0.com/', ['look_alike']],
  ])('a near miss of %j is named', (issuer, differences) => {
    const match = matchIssuer(issuer, [ACME]);
    expect(match).toEqual({
      kind: 'near',
      issuer,
      near: [{ provider: ACME, issuer: 'https://acme.us.auth0.com/', differences }],
    });
  });

  it.each([undefined, null, '', 5, ['https://login.acme.com/']])('has no issuer in %j', (value) => {
    expect(matchIssuer(value, [ACME])).toEqual({ kind: 'no_issuer' });
  });

  it('names differences in words', () => {
    expect(describeDifferences(['case', 'slash'])).toBe(
      'upper and lower case and the slash at the end',
    );
  });
});
