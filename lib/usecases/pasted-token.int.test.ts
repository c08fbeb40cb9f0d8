import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_ALGORITHMS, type ProviderDraft } from '@/lib/core/providers/draft';
import { hintParameters, readHintParameters } from '@/lib/core/providers/hint-parameters';
import { recognisePaste } from '@/lib/core/providers/recognise-paste';
import { draftFrom } from '@/lib/core/providers/registry';
import { decodeToken } from '@/lib/core/tokens/decode-token';
import { issuedAtMs } from '@/lib/core/tokens/issued-at';
import type { Verdict } from '@/lib/core/tokens/verdict';
import { connectionGround, headlineOf, reportOn } from '@/lib/testing/connection-tests';
import { unwrap } from '@/lib/testing/factories';
import { startFakeAuth0 } from '@/lib/testing/fake-auth0';
import { startFakeClerkIssuer } from '@/lib/testing/fake-clerk-issuer';
import { startFakeProvider } from '@/lib/testing/fake-provider';
import type { FakeServer } from '@/lib/testing/fake-server';
import { startFakeWorkos } from '@/lib/testing/fake-workos';
import { makeToken } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import { createProvider } from './create-provider';
import { createKeySets, keySets, setKeySetsForTesting } from './key-sets';
import { verifyToken } from './verify-token';

const TENANT = 'acme.eu.auth0.com';
const LOGIN = 'login.acme.com';
const CLERK = 'clerk.acme.com';
const CLERK_DEVELOPMENT = 'square-moray-42.clerk.accounts.dev';
const WORKOS = 'api.workos.com';
const AUTH = 'auth.acme.com';
const SSO = 'sso.acme.com';
const CLIENT = 'client_01JZ8Q6M3N5R7T9V1X3Z5B7D9F';
const HOSTS = [TENANT, LOGIN, CLERK, CLERK_DEVELOPMENT, WORKOS, AUTH, SSO];
const NOW = Math.floor(Date.now() / 1000);

const on = connectionGround();
let servers: FakeServer[];

beforeEach(() => {
  servers = [];
  const { resolve, dial } = on.network;
  setKeySetsForTesting(createKeySets({ network: { resolve, dial } }));
});
afterEach(async () => {
  await keySets().settle();
  setKeySetsForTesting(null);
  for (const server of servers) await server.close();
});

/** Has a service answer at its hosts. */
function at<S extends FakeServer>(server: S, hosts: readonly string[]): S {
  servers.push(server);
  for (const host of hosts) on.network.lead(host, server.port);
  return server;
}

const tls = () => on.authority.issue(HOSTS);
const auth0 = async () =>
  at(await startFakeAuth0({ tls: tls(), domains: [TENANT, LOGIN] }), [TENANT, LOGIN]);
const clerk = async () =>
  at(await startFakeClerkIssuer({ tls: tls(), hosts: [CLERK, CLERK_DEVELOPMENT] }), [
    CLERK,
    CLERK_DEVELOPMENT,
  ]);
const workos = async (...hosts: string[]) =>
  at(await startFakeWorkos({ tls: tls(), hosts, clientIds: [CLIENT] }), hosts);

/** A token of a provider that only publishes discovery, signed with any algorithm. */
async function custom(
  alg: 'PS256' | 'EdDSA' | 'ES384',
  issuer: string,
  more: { header?: object; claims?: object } = {},
): Promise<string> {
  const key = tokenKey(alg);
  const fake = at(await startFakeProvider({ tls: tls(), issuer }), [SSO]);
  fake.keys.push(key.jwk);
  fake.metadata.id_token_signing_alg_values_supported = [alg];
  const path = `${new URL(issuer).pathname.replace(/\/$/, '')}/.well-known/openid-configuration`;
  fake.answer(path, (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(fake.metadata));
  });
  const claims = { iss: issuer, aud: 'orders', iat: NOW - 600, exp: NOW - 300, ...more.claims };
  return makeToken(key, { header: { alg, ...more.header }, claims });
}

/** The draft that a paste opens, through the address of the form. */
function draftOf(text: string): ProviderDraft {
  const found = recognisePaste(text);
  if (!found.ok) throw new Error(found.problem);
  const written = [...hintParameters(found.type, found.hints)];
  const parameters: Record<string, string | string[]> = {};
  for (const [name, value] of written) {
    const before = parameters[name];
    parameters[name] = before === undefined ? value : [before, value].flat();
  }
  const { type, hints } = readHintParameters(parameters);
  // The certificates are the test's own; nothing else is edited.
  return { ...draftFrom(type ?? 'custom_oidc', hints), privateCa: on.authority.ca };
}

function asOfIssue(token: string): number {
  const read = decodeToken(token);
  const at = read.ok ? issuedAtMs(read.decoded.payload.value) : null;
  if (at === null) throw new Error('The token does not say when it was issued.');
  return at;
}

interface Way {
  readonly draft: ProviderDraft;
  readonly doubts: readonly string[];
  readonly verdict: Verdict;
}

/** Paste, draft, Test Connection, save, verify. */
async function wholeWay(token: string): Promise<Way> {
  const draft = draftOf(token);
  const report = await reportOn(on.caller, draft, on.network);
  const { id } = unwrap(await createProvider(on.caller, draft));
  const scope = { workspaceId: on.caller.workspaceId, environment: draft.environment };
  const { verdict, provider } = await verifyToken(scope, token, { now: asOfIssue(token) });
  expect(provider?.id).toBe(id);
  return { draft, doubts: headlineOf(report), verdict };
}

async function verifies(token: string): Promise<Way> {
  const way = await wholeWay(token);
  expect(way.doubts).toEqual([]);
  expect(way.verdict).toMatchObject({ valid: true });
  return way;
}

describe('Auth0: from a pasted token to a provider that verifies it', () => {
  it('an access token for an API', async () => {
    const aud = ['https://api.acme.com/orders', `https://${TENANT}/userinfo`];
    const token = (await auth0()).accessToken({ aud, azp: 'pX4vN8kQ2mT6' });
    const { draft } = await verifies(token);
    expect(draft).toMatchObject({ type: 'auth0', inputs: { audiences: aud.slice(0, 1) } });
  });

  it('an ID token', async () => {
    const { draft } = await verifies((await auth0()).idToken({ aud: 'pX4vN8kQ2mT6' }));
    expect(draft.inputs.clientIds).toEqual(['pX4vN8kQ2mT6']);
  });

  it('a token of a custom domain', async () => {
    const token = (await auth0()).idToken({ aud: 'pX4vN8kQ2mT6', domain: LOGIN });
    expect((await verifies(token)).draft.type).toBe('custom_oidc');
  });
});

describe('Clerk: from a pasted token to a provider that verifies it', () => {
  it.each([
    ['production', CLERK],
    ['development', CLERK_DEVELOPMENT],
  ])('a session token without an audience, of %s', async (environment, host) => {
    const { draft } = await verifies((await clerk()).sessionToken({ host }));
    expect(draft).toMatchObject({
      type: 'clerk',
      environment,
      audienceRule: 'absent_allowed',
      azpRule: 'required',
      authorizedParties: ['https://app.acme.com'],
    });
  });

  it('a session token of the first form', async () => {
    await verifies((await clerk()).firstSessionToken());
  });

  it('a token of a template, with an audience', async () => {
    const { draft } = await verifies((await clerk()).templateToken({ aud: 'claimcheck' }));
    expect(draft).toMatchObject({
      audienceRule: 'required',
      inputs: { audiences: ['claimcheck'] },
    });
  });
});

describe('WorkOS: from a pasted token to a provider that verifies it', () => {
  it('an access token without an audience', async () => {
    const { draft } = await verifies((await workos(WORKOS)).accessToken());
    expect(draft).toMatchObject({ type: 'workos', audienceRule: 'absent_allowed' });
  });

  it('an access token of a template, with an audience', async () => {
    await verifies((await workos(WORKOS)).accessToken({ aud: 'orders' }));
  });

  it('a token of a custom domain', async () => {
    const { draft } = await verifies((await workos(AUTH, WORKOS)).accessToken());
    expect(draft.inputs).toMatchObject({ clientId: CLIENT, customDomains: [AUTH] });
  });

  it.each([WORKOS, AUTH])('a token whose issuer is the bare host %s', async (host) => {
    const hosts = [host, ...(host === WORKOS ? [] : [WORKOS])];
    const token = (await workos(...hosts)).legacyToken({ client_id: CLIENT, aud: CLIENT });
    const { draft, verdict } = await wholeWay(token);
    expect(verdict).toMatchObject({ valid: true, issuer: `https://${host}` });
    expect(draft.inputs.clientId).toBe(CLIENT);
  });
});

describe('Custom OIDC: from a pasted token to a provider that verifies it', () => {
  it.each([
    ['PS256', `https://${SSO}`],
    ['EdDSA', `https://${SSO}/`],
    ['ES384', `https://${SSO}/realms/Staff`],
  ] as const)('a token that is signed with %s, of %s', async (alg, issuer) => {
    const { draft } = await verifies(await custom(alg, issuer));
    expect(draft.inputs.issuer).toBe(issuer);
    const usual = DEFAULT_ALGORITHMS.includes(alg) ? [] : [alg];
    expect(draft.algorithms).toEqual([...DEFAULT_ALGORITHMS, ...usual]);
  });

  it('a token of several audiences', async () => {
    const claims = { aud: ['account', 'orders', 'billing'] };
    const { draft } = await verifies(await custom('ES384', `https://${SSO}`, { claims }));
    expect(draft.inputs.clientIds).toEqual(['orders', 'billing']);
  });

  it('an access token that says it is one', async () => {
    const header = { typ: 'at+jwt' };
    const { draft } = await verifies(await custom('ES384', `https://${SSO}`, { header }));
    expect(draft.tokenKind).toBe('access');
  });

  it('a token without an audience, by its party', async () => {
    const claims = { aud: undefined, azp: 'shop-web' };
    const { draft } = await verifies(await custom('ES384', `https://${SSO}`, { claims }));
    expect(draft).toMatchObject({ azpRule: 'required', authorizedParties: ['shop-web'] });
  });
});
