import { describe, expect, it } from 'vitest';
import type { ProviderDraft } from './draft';
import { DEFAULT_ALGORITHMS } from './draft';
import { hintParameters, readHintParameters } from './hint-parameters';
import { recognisePaste } from './recognise-paste';
import { draftFrom } from './registry';
import { settleDraft } from './settle';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenWith = (claims: object, header: object = { alg: 'RS256' }) =>
  `${part(header)}.${part({ sub: 'mara', ...claims })}.c2lnbmF0dXJl`;

/** The form that a pasted token opens, through the address that leads to it. */
function opened(text: string): ProviderDraft {
  const found = recognisePaste(text);
  if (!found.ok) throw new Error(found.problem);
  const written = hintParameters(found.type, found.hints);
  const parameters: Record<string, string | string[]> = {};
  for (const name of new Set(written.keys())) {
    const values = written.getAll(name);
    parameters[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  const { type, hints } = readHintParameters(parameters);
  return draftFrom(type ?? 'custom_oidc', hints);
}

function issuersOf(draft: ProviderDraft): readonly string[] {
  const settled = settleDraft(draft);
  if (!settled.ok) throw new Error(JSON.stringify(settled.failure));
  return settled.value.issuers.map(({ value }) => value);
}

const WORKOS_SESSION = {
  sub: 'user_01HBEQKA6K4QJAS93VPE39W1JT',
  sid: 'session_01HQSXZGF8FHF7A9ZZFCW4387R',
};

describe('the issuer of a pasted token', () => {
  it.each([
    'https://acme.us.auth0.com/',
    'https://acme.us.auth0.com',
    'https://ACME.us.auth0.com/',
    'https://login.acme.com/',
    'https://clerk.acme.com',
    'https://clerk.acme.com/',
    'https://app.acme.com/__clerk',
    'https://square-moray-42.clerk.accounts.dev',
    'https://api.workos.com/user_management/client_01ABC',
    'https://api.workos.com/sso/client_01ABC',
    'https://auth.acme.com/user_management/client_01ABC',
    'https://SSO.example.com/realms/Staff',
    'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0',
    'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf',
  ])('%s is accepted byte for byte', (iss) => {
    expect(issuersOf(opened(tokenWith({ iss, aud: 'orders' })))).toContain(iss);
  });

  it.each(['https://api.workos.com', 'https://auth.acme.com'])(
    '%s is accepted where the token names the client of WorkOS',
    (iss) => {
      const claims = { ...WORKOS_SESSION, iss, client_id: 'client_01ABC', aud: 'orders' };
      const draft = opened(tokenWith(claims));
      expect(draft).toMatchObject({ type: 'workos', inputs: { clientId: 'client_01ABC' } });
      expect(issuersOf(draft)).toContain(iss);
    },
  );

  it('names the provider', () => {
    expect(opened(tokenWith({ iss: 'https://acme.us.auth0.com/' })).name).toBe('acme.us.auth0.com');
    const iss = 'https://api.workos.com/user_management/client_01ABC';
    expect(opened(tokenWith({ iss })).name).toBe('WorkOS');
  });
});

describe('the algorithm of a pasted token', () => {
  const iss = 'https://sso.example.com';
  it.each([
    ['PS256', 'PS256'],
    ['EdDSA', 'EdDSA'],
    ['Ed25519', 'EdDSA'],
  ])('%s is allowed besides the usual ones', (alg, allowed) => {
    const draft = opened(tokenWith({ iss, aud: 'web' }, { alg }));
    expect(draft.algorithms).toEqual([...DEFAULT_ALGORITHMS, allowed]);
  });

  it.each(['RS256', 'ES512', 'HS256', 'none', 'ML-DSA-44'])('%s adds none', (alg) => {
    const draft = opened(tokenWith({ iss, aud: 'web' }, { alg }));
    expect(draft.algorithms).toEqual(DEFAULT_ALGORITHMS);
  });

  it.each([
    ['HS256', 'signed with HS256, which is never accepted'],
    ['PS384', 'Allowed besides the usual algorithms: PS384'],
    ['<b>', 'signed with an algorithm, which is never accepted'],
  ])('says of %s what it means', (alg, words) => {
    expect(recognisePaste(tokenWith({ iss }, { alg }))).toMatchObject({
      made: expect.stringContaining(words),
    });
  });

  it('is read from an address only where it exists', () => {
    const { hints } = readHintParameters({ algorithm: ['HS256', 'PS256', 'x'], kind: 'logout' });
    expect(hints.algorithms).toEqual(['PS256']);
    expect(hints.tokenKind).toBeUndefined();
  });
});

describe('the permissions of a pasted token', () => {
  const iss = 'https://acme.us.auth0.com/';

  it('are offered in words, and proposed in the form', () => {
    const token = tokenWith({ iss, aud: 'api', permissions: ['orders:read'] });
    expect(recognisePaste(token)).toMatchObject({
      made: expect.stringContaining('It has “permissions”, which the form proposes'),
    });
    expect(opened(token).permissionsPath).toBe('permissions');
    expect(opened(tokenWith({ iss, aud: 'api', scope: 'orders:read' })).permissionsPath).toBe(
      'scope',
    );
  });

  it('are not proposed where the token has none, or an address names another claim', () => {
    expect(opened(tokenWith({ iss, aud: 'api', scope: 'openid email' })).permissionsPath).toBe('');
    const { hints } = readHintParameters({ issuer: iss, permissions: 'sub' });
    expect(hints.permissionsClaim).toBeUndefined();
  });
});

describe('the kind of a pasted token', () => {
  const iss = 'https://sso.example.com';
  const access = tokenWith({ iss, aud: 'api' }, { alg: 'RS256', typ: 'at+jwt' });
  const id = tokenWith({ iss, aud: 'web', token_use: 'id' });

  it('is demanded where the token says it', () => {
    expect(opened(access).tokenKind).toBe('access');
    expect(opened(id).tokenKind).toBe('id');
  });

  it.each([
    ['it is a guess', tokenWith({ iss, aud: 'web', nonce: 'n' })],
    ['two tokens differ', JSON.stringify({ access_token: access, id_token: id })],
    [
      'it is neither',
      tokenWith({ iss, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }),
    ],
  ])('is left open where %s', (_case, text) => {
    expect(opened(text).tokenKind).toBe('any');
  });
});

describe('the audiences of a pasted token', () => {
  const iss = 'https://sso.example.com/realms/staff';

  it('are all candidates, without those that every token of the issuer may have', () => {
    expect(opened(tokenWith({ iss, aud: ['orders', 'billing'] })).inputs.clientIds).toEqual([
      'orders',
      'billing',
    ]);
    expect(opened(tokenWith({ iss, aud: ['account', 'orders'] })).inputs.clientIds).toEqual([
      'orders',
    ]);
    const auth0 = { iss: 'https://login.acme.com/' };
    const aud = ['https://api.acme.com', 'https://login.acme.com/userinfo'];
    expect(opened(tokenWith({ ...auth0, aud })).inputs.clientIds).toEqual(['https://api.acme.com']);
    expect(opened(tokenWith({ iss, aud: 'account' })).inputs.clientIds).toEqual(['account']);
  });

  it('may be absent where azp tells applications apart', () => {
    expect(opened(tokenWith({ iss, azp: 'shop-web' }))).toMatchObject({
      audienceRule: 'absent_allowed',
      azpRule: 'required',
      authorizedParties: ['shop-web'],
    });
    const clerk = { iss: 'https://clerk.acme.com', azp: 'https://app.acme.com' };
    expect(opened(tokenWith(clerk))).toMatchObject({
      audienceRule: 'absent_allowed',
      azpRule: 'required',
      authorizedParties: ['https://app.acme.com'],
    });
    const notOrigin = { iss: 'https://clerk.acme.com', azp: 'pk_test_abc' };
    expect(opened(tokenWith(notOrigin)).authorizedParties).toEqual([]);
  });

  it('stay required where nothing tells applications apart', () => {
    expect(opened(tokenWith({ iss }))).toMatchObject({
      audienceRule: 'required',
      azpRule: 'off',
      inputs: { clientIds: [] },
    });
    const bare = { ...WORKOS_SESSION, iss: 'https://api.workos.com', client_id: 'client_01ABC' };
    expect(opened(tokenWith(bare)).audienceRule).toBe('required');
  });
});
