import { describe, expect, it } from 'vitest';
import { emptyDraft, emptyInputs, type ProviderDraft } from './draft';
import { readIssuerInput } from './issuer-input';
import { readDraft } from './read-draft';
import { settleDraft } from './settle';

const complete: ProviderDraft = {
  ...emptyDraft('custom_oidc'),
  name: 'Staff',
  inputs: { ...emptyInputs(), issuer: 'https://sso.example.com/realms/staff', clientIds: ['web'] },
};

function fieldsOf(draft: ProviderDraft, origins: readonly string[] = []) {
  const read = readDraft(draft, origins);
  return read.ok || read.failure.code !== 'INVALID_INPUT' ? {} : read.failure.fields;
}

describe('readIssuerInput', () => {
  it.each([
    ['https://sso.example.com', 'https://sso.example.com', false],
    ['https://sso.example.com/', 'https://sso.example.com/', false],
    ['sso.example.com', 'https://sso.example.com', true],
    ['sso.example.com/realms/staff', 'https://sso.example.com/realms/staff', true],
    ['  https://sso.example.com  ', 'https://sso.example.com', false],
    ['HTTPS://SSO.Example.com/Realms', 'https://sso.example.com/Realms', true],
    ['SSO.Example.com/Realms', 'https://sso.example.com/Realms', true],
    ['https://SSO.Example.com/Realms', 'https://SSO.Example.com/Realms', false],
    ['https://sso.example.com/.well-known/openid-configuration', 'https://sso.example.com', true],
    [
      'https://sso.example.com/realms/a/.well-known/openid-configuration',
      'https://sso.example.com/realms/a',
      true,
    ],
    [
      'https://sso.example.com/.well-known/oauth-authorization-server/realms/a',
      'https://sso.example.com/realms/a',
      true,
    ],
    ['https://bücher.example', 'https://xn--bcher-kva.example', true],
    ['', '', false],
  ])('threat 116: reads %j as %j', (typed, issuer, said) => {
    const read = readIssuerInput(typed);
    expect(read.issuer).toBe(issuer);
    expect(read.made !== null).toBe(said);
  });

  it('threat 116: reading what was read changes nothing', () => {
    for (const typed of [
      'sso.example.com',
      'https://a.example/x/.well-known/openid-configuration',
    ]) {
      const once = readIssuerInput(typed).issuer;
      expect(readIssuerInput(once)).toEqual({ issuer: once, made: null });
    }
  });
});

describe('settleDraft', () => {
  it('derives issuer, discovery addresses and audiences', () => {
    const settled = settleDraft(complete);
    expect(settled).toMatchObject({
      ok: true,
      value: {
        issuers: [{ value: 'https://sso.example.com/realms/staff', source: 'derived' }],
        audiences: [{ value: 'web', source: 'derived' }],
        jwksAddress: null,
        pastedKeys: null,
      },
    });
    expect(settled.ok && settled.value.discoveryAddresses[0]).toBe(
      'https://sso.example.com/realms/staff/.well-known/openid-configuration',
    );
  });

  it('marks what was typed by hand, once each', () => {
    const settled = settleDraft({
      ...complete,
      furtherIssuers: ['login.example.com', 'https://sso.example.com/realms/staff'],
      furtherAudiences: ['https://api.example.com', 'web'],
      jwksAddress: 'https://keys.example.com/jwks',
    });
    expect(settled).toMatchObject({
      ok: true,
      value: {
        issuers: [{ source: 'derived' }, { value: 'https://login.example.com', source: 'typed' }],
        audiences: [{ source: 'derived' }, { value: 'https://api.example.com', source: 'typed' }],
        jwksAddress: { value: 'https://keys.example.com/jwks', source: 'typed' },
      },
    });
  });

  it('threat 59: refuses a provider without an audience', () => {
    const draft = { ...complete, inputs: { ...complete.inputs, clientIds: [] } };
    expect(fieldsOf(draft)).toHaveProperty(['inputs.clientIds']);
    expect(fieldsOf({ ...draft, audienceRule: 'absent_allowed' })).toEqual({});
  });

  it.each([
    'https://accounts.google.com',
    'https://login.microsoftonline.com/common/v2.0',
    'https://api.workos.com/',
  ])('threat 59: %s never goes without an audience', (issuer) => {
    const draft: ProviderDraft = {
      ...complete,
      inputs: { ...emptyInputs(), issuer, clientIds: [] },
      audienceRule: 'absent_allowed',
    };
    expect(fieldsOf(draft)).toHaveProperty('audienceRule');
  });

  it('threat 55: refuses the template of a tenant', () => {
    const issuer = 'https://login.microsoftonline.com/{tenantid}/v2.0';
    expect(
      fieldsOf({ ...complete, inputs: { ...emptyInputs(), issuer, clientIds: ['web'] } }),
    ).toHaveProperty(['inputs.issuer']);
  });

  it('threat 119: http only for an allow-listed origin', () => {
    const draft = {
      ...complete,
      inputs: { ...emptyInputs(), issuer: 'http://127.0.0.1:9400', clientIds: ['web'] },
    };
    expect(fieldsOf(draft)).toHaveProperty(['inputs.issuer']);
    expect(fieldsOf(draft, ['http://127.0.0.1:9400'])).toEqual({});
    expect(fieldsOf(draft, ['http://127.0.0.1:9401'])).toHaveProperty(['inputs.issuer']);
  });

  it.each([
    'https://sso.example.com?x=1',
    'https://sso.example.com/#top',
    'https://me@sso.example.com',
    'https://sso.example.com/a b',
    'https://sso.example.com\\evil',
    'javascript:alert(1)',
  ])('threat 118: refuses %j with a reason', (issuer) => {
    const fields = fieldsOf({
      ...complete,
      inputs: { ...emptyInputs(), issuer, clientIds: ['web'] },
    });
    expect(fields).toHaveProperty(['inputs.issuer']);
  });

  it('settles a draft that lacks a name and an audience, so that it can be tested', () => {
    const draft = { ...complete, name: '', inputs: { ...complete.inputs, clientIds: [] } };
    expect(settleDraft(draft).ok).toBe(true);
    expect(new Set(Object.keys(fieldsOf(draft)))).toEqual(new Set(['inputs.clientIds', 'name']));
  });

  it('refuses authorized party rules without a party', () => {
    expect(fieldsOf({ ...complete, azpRule: 'required' })).toHaveProperty('authorizedParties');
  });

  it.each([
    ['not json', /not JSON/],
    ['{"keys":[]}', /No keys|must be/],
    ['-----BEGIN PUBLIC KEY-----', /not PEM/],
    ['{"kty":"RSA","n":"x","e":"AQAB","d":"secret"}', /private key/],
    ['{"kty":"RSA","n":"x","e":"AQAB","k":"secret"}', /private key/],
    ['{"kty":"AKP","alg":"ML-DSA-44","priv":"secret"}', /private key/],
    ['{"kty":"oct","k":"secret"}', /symmetric/],
  ])('refuses pasted keys %j', (pastedKeys, message) => {
    const fields = fieldsOf({ ...complete, pastedKeys });
    expect(fields.pastedKeys?.[0]).toMatch(message);
    expect(JSON.stringify(fields)).not.toContain('secret"');
  });

  it('refuses a private key pasted as certificate authority', () => {
    const privateCa = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----';
    expect(fieldsOf({ ...complete, privateCa }).privateCa?.[0]).toMatch(/private key/);
  });

  it('takes certificates with comments between them, but none that is cut off', () => {
    const block = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
    const bundle = `# Root, until 2030\n${block}\nsubject=CN = Second\n${block}\n`;
    expect(fieldsOf({ ...complete, privateCa: bundle }).privateCa).toBeUndefined();
    const cut = `${block}\n-----BEGIN CERTIFICATE-----\nMIIB`;
    expect(fieldsOf({ ...complete, privateCa: cut }).privateCa?.[0]).toMatch(/as PEM/);
  });

  it('threat 48: refuses a tolerance above 300 s or below 0', () => {
    for (const clockToleranceSeconds of [301, -1, 1.5]) {
      const read = readDraft({ ...complete, clockToleranceSeconds }, []);
      expect(read).toMatchObject({
        ok: false,
        failure: { fields: { clockToleranceSeconds: [expect.any(String)] } },
      });
    }
  });

  it('threat 189: refuses members that a draft does not have', () => {
    expect(readDraft({ ...complete, workspaceId: 'wsp_other' }, []).ok).toBe(false);
    expect(readDraft({ ...complete, inputs: { ...complete.inputs, role: 'owner' } }, []).ok).toBe(
      false,
    );
  });
});
