import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { emptyDraft } from '../providers/draft';
import { auth0JavaScript, auth0React } from './auth0-browser';
import { signInValues } from './sign-in-values';

const empty = emptyDraft('auth0');
const VALUES = signInValues({
  ...empty,
  inputs: { ...empty.inputs, domain: 'acme.eu.auth0.com', clientIds: ['storefront'] },
});
const NOW = Date.parse('2026-03-01T12:00:00Z');
const inSeconds = (seconds: number, raw: string) => ({ exp: NOW / 1000 + seconds, __raw: raw });

type Claims = ReturnType<typeof inSeconds> | undefined;

/** Runs the code in a page whose package holds these claims, and others once it has renewed. */
async function load(held: Claims, renewed: Claims) {
  const sent: unknown[] = [];
  const renewals: unknown[] = [];
  let claims = held;
  const client = {
    isAuthenticated: async () => true,
    getIdTokenClaims: async () => claims,
    getTokenSilently: async (options: unknown) => {
      renewals.push(options);
      claims = renewed;
    },
  };
  const code = (auth0JavaScript(VALUES).files[0]?.code ?? '')
    .replace(/^import .*$/m, '')
    .replace('export async', 'async');
  const start = runInNewContext(`(async () => { ${code}\nreturn loadOrders; })`, {
    createAuth0Client: async () => client,
    window: { location: { origin: 'http://localhost', search: '', pathname: '/' } },
    URLSearchParams,
    Date: { now: () => NOW },
    fetch: async (_: string, { headers }: { headers: { Authorization: string } }) => {
      sent.push(headers.Authorization);
      return { json: async () => [] };
    },
  });
  const loadOrders = await start();
  const failure = await loadOrders().then(
    () => null,
    (error: { message: string }) => error.message,
  );
  return { sent, renewals: JSON.parse(JSON.stringify(renewals)), failure };
}

describe('the ID token of Auth0 in a browser', () => {
  it('is sent as it is while it lives for longer', async () => {
    const seen = await load(inSeconds(61, 'held'), inSeconds(36_000, 'renewed'));
    expect(seen).toEqual({ sent: ['Bearer held'], renewals: [], failure: null });
  });

  it.each([59, -10])('is renewed past the cache when it ends in %i s', async (seconds) => {
    const seen = await load(inSeconds(seconds, 'held'), inSeconds(36_000, 'renewed'));
    expect(seen.sent).toEqual(['Bearer renewed']);
    expect(seen.renewals).toEqual([{ cacheMode: 'off' }]);
  });

  it('is sent once it can be had, and nothing is where it cannot', async () => {
    expect((await load(undefined, inSeconds(36_000, 'renewed'))).sent).toEqual(['Bearer renewed']);
    const none = await load(undefined, undefined);
    expect(none).toMatchObject({ sent: [], failure: 'Sign in first' });
  });

  it('is read alike in React', () => {
    const reading = /async function readToken\(\) \{.*?\n *\}\n\n/s;
    const of = (code = '') => (reading.exec(code)?.[0] ?? '').replace(/^ +/gm, '');
    const plain = of(auth0JavaScript(VALUES).files[0]?.code);
    const react = of(auth0React(VALUES).files[1]?.code);
    expect(plain).toContain("getTokenSilently({ cacheMode: 'off' })");
    expect(react).toBe(plain.replaceAll('getTokenSilently', 'getAccessTokenSilently'));
  });
});
