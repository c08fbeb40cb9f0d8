import { describe, expect, it } from 'vitest';
import type { FieldChange } from './draft-changes';
import { fixParameter } from './fix-fields';
import { withFixParameter } from './fix-parameter';
import { NO_HINTS } from './hints';
import { draftFrom } from './registry';

const DRAFT = draftFrom('custom_oidc', {
  ...NO_HINTS,
  issuer: 'https://sso.example.com',
  audiences: ['web'],
});
const through = (change: FieldChange) => withFixParameter(DRAFT, fixParameter(change));

describe('a change that the address of a provider’s page proposes', () => {
  it.each<FieldChange>([
    { field: 'inputs.clientIds', value: ['web', 'https://api.example.com/v2'] },
    { field: 'furtherIssuers', value: ['https://sso.example.com/'] },
    { field: 'algorithms', value: ['RS256', 'PS256'] },
    { field: 'inputs.issuer', value: 'https://sso.example.com/' },
  ])('$field is drafted', ({ field, value }) => {
    const drafted = through({ field, value });
    const held = field.startsWith('inputs.') ? drafted.inputs : drafted;
    expect(Reflect.get(held, field.replace('inputs.', ''))).toEqual(value);
  });

  it.each<FieldChange>([
    { field: 'jwksAddress', value: 'https://evil.example/jwks' },
    { field: 'pastedKeys', value: '{"keys":[]}' },
    { field: 'privateCa', value: 'x' },
    { field: 'type', value: 'auth0' },
    { field: 'audienceRule', value: 'absent_allowed' },
    { field: 'azpRule', value: 'off' },
    { field: 'clockToleranceSeconds', value: '300' },
    { field: 'tokenKind', value: 'any' },
    { field: 'requiredClaims', value: [] },
    { field: 'inputs.publishableKey', value: '' },
    { field: 'inputs.issuer', value: 'https://sso.example.com/', clears: 'inputs.publishableKey' },
  ])('$field is not', (change) => {
    expect(fixParameter(change)).toBeNull();
  });

  it.each<FieldChange>([
    { field: 'jwksAddress', value: 'https://evil.example/jwks' },
    { field: 'privateCa', value: 'x' },
    { field: 'type', value: 'auth0' },
    { field: 'audienceRule', value: 'absent_allowed' },
    { field: 'inputs.issuer', value: 'https://evil.example' },
    { field: 'inputs.issuer', value: '' },
    { field: 'inputs.issuer', value: 'http://sso.example.com' },
    { field: 'inputs.issuer', value: 'https://sso.example.com:8443' },
    { field: 'inputs.issuer', value: 'https://sso.eu.example.com' },
    { field: 'inputs.issuer', value: 'https://sso.example.com/Realm' },
    { field: 'furtherIssuers', value: ['https://evil.example'] },
    { field: 'furtherIssuers', value: ['https://sso.example.com/', 'sso.eu.example.com'] },
  ])('$field is not, whoever wrote the address', (change) => {
    expect(withFixParameter(DRAFT, JSON.stringify(change))).toBe(DRAFT);
  });

  it('a domain beside the one that is saved is not, nor the issuer of all of WorkOS elsewhere', () => {
    const auth0 = draftFrom('auth0', { ...NO_HINTS, issuer: 'https://acme.eu.auth0.com/' });
    const domains: FieldChange = { field: 'inputs.customDomains', value: ['evil.example'] };
    expect(withFixParameter(auth0, fixParameter(domains))).toBe(auth0);
    const region: FieldChange = { field: 'inputs.domain', value: 'acme.auth0.com' };
    expect(withFixParameter(auth0, fixParameter(region))).toBe(auth0);
    const bare: FieldChange = { field: 'furtherIssuers', value: ['https://api.workos.com'] };
    expect(through(bare)).toBe(DRAFT);
  });

  it.each([
    ['absent', undefined],
    ['several', ['{"field":"furtherAudiences","value":["a"]}', 'x']],
    ['no JSON', '{'],
    ['no object', '[1]'],
    ['a part of a field', '{"field":"algorithms.0","value":"RS256"}'],
    ['a field that does not exist', '{"field":"__proto__","value":{}}'],
    ['a value of another kind', '{"field":"algorithms","value":"none"}'],
    ['a list of other things', '{"field":"furtherAudiences","value":[1]}'],
    ['no value', '{"field":"furtherAudiences"}'],
    ['an algorithm that cannot be', '{"field":"algorithms","value":["HS256"]}'],
    ['too long', JSON.stringify({ field: 'furtherAudiences', value: ['a'.repeat(9000)] })],
  ])('that is %s changes nothing', (_case, parameter) => {
    expect(withFixParameter(DRAFT, parameter)).toBe(DRAFT);
  });
});
