import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createFakeNetwork, dnsError, type FakeNetwork } from '@/lib/testing/fake-network';
import { DISCOVERY_PATH, JWKS_PATH, startFakeProvider } from '@/lib/testing/fake-provider';
import type { FaultName } from '@/lib/testing/fake-provider-faults';
import { sendJson } from '@/lib/testing/fake-server';
import {
  createAuthority,
  selfSigned,
  type TestAuthority,
  type TlsIdentity,
} from '@/lib/testing/tls';
import { createGuardedFetch, type GuardedFetch, type GuardedFetchOptions } from './guarded-fetch';

const HOST = 'idp.example.com';
const ISSUER = `https://${HOST}`;
const ADDRESS = '93.184.216.34';
const MAX_BYTES = 512 * 1024;

let authority: TestAuthority;
let good: TlsIdentity;
const closers: (() => Promise<void>)[] = [];

beforeAll(() => {
  authority = createAuthority();
  good = authority.issue([HOST]);
});

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A provider at a public name and address, and a network that leads there. */
async function publicProvider(options: Parameters<typeof startFakeProvider>[0] = {}) {
  const provider = await startFakeProvider({ tls: good, issuer: ISSUER, ...options });
  const network = createFakeNetwork();
  network.name(HOST, [ADDRESS]);
  network.route(ADDRESS, provider.port);
  closers.push(provider.close);
  return { provider, network };
}

/** A clock that stands still: on a busy machine nothing runs out of time that is not asked to. */
const standsStill = () => () => undefined;

function fetcher(network: FakeNetwork, options: Partial<GuardedFetchOptions> = {}): GuardedFetch {
  const { resolve, dial } = network;
  const made = createGuardedFetch({
    resolve,
    dial,
    allowedPrivateOrigins: [],
    ca: authority.ca,
    ...(options.budgetMs === undefined && { schedule: standsStill }),
    ...options,
  });
  closers.unshift(made.close);
  return made;
}

async function failing(fault: FaultName, options: Partial<GuardedFetchOptions> = {}) {
  const { provider, network } = await publicProvider();
  provider.fail(JWKS_PATH, fault);
  const answer = await fetcher(network, options).fetchJson(`${ISSUER}${JWKS_PATH}`);
  return { answer, provider, network };
}

it('fetches two documents over one connection', async () => {
  const { provider, network } = await publicProvider();
  const fetch = fetcher(network);
  const opened = await fetch.connect(ISSUER);
  expect(opened).toMatchObject({
    ok: true,
    connection: {
      origin: ISSUER,
      addressCount: 1,
      tls: { version: 'TLS 1.3', issuer: 'Claimcheck test authority' },
    },
  });
  const discovery = await fetch.fetchJson(`${ISSUER}${DISCOVERY_PATH}`);
  const keys = await fetch.fetchJson(`${ISSUER}${JWKS_PATH}`);
  expect(discovery).toMatchObject({ ok: true, status: 200, json: { issuer: ISSUER } });
  expect(keys).toMatchObject({ ok: true, json: { keys: provider.keys } });
  expect(provider.connections()).toBe(1);
  expect(provider.requests).toHaveLength(2);
  expect(network.resolved).toEqual([HOST]);
});

it('connects again, to the same judged address, when the provider closes after an answer', async () => {
  const { provider, network } = await publicProvider();
  provider.answer(DISCOVERY_PATH, sendJson(200, provider.metadata, { connection: 'close' }));
  const fetch = fetcher(network);
  await fetch.fetchJson(`${ISSUER}${DISCOVERY_PATH}`);
  network.name(HOST, ['127.0.0.1']);
  expect(await fetch.fetchJson(`${ISSUER}${JWKS_PATH}`)).toMatchObject({ ok: true });
  expect(network.resolved).toEqual([HOST]);
  expect(network.dialled).toEqual([`${ADDRESS}:443`, `${ADDRESS}:443`]);
});

it('a 404 leaves the connection for the next try', async () => {
  const { provider, network } = await publicProvider();
  const fetch = fetcher(network);
  expect(await fetch.fetchJson(`${ISSUER}/nothing`)).toMatchObject({
    code: 'HTTP_STATUS',
    status: 404,
  });
  expect(await fetch.fetchJson(`${ISSUER}${JWKS_PATH}`)).toMatchObject({ ok: true });
  expect(provider.connections()).toBe(1);
});

describe('threat 103: bodies without end', () => {
  it.each(['endless', 'ten_megabytes', 'ten_megabytes_unannounced'] as const)(
    '%s stops at the limit',
    async (fault) => {
      const { answer, provider } = await failing(fault);
      expect(answer).toMatchObject({ ok: false, code: 'TOO_LARGE' });
      expect(!answer.ok && answer.bytes).toBeLessThanOrEqual(MAX_BYTES + 65_536);
      // What lies in the buffers of the two sockets is sent, and no more.
      expect(provider.bytesSent()).toBeLessThan(9 * 1024 * 1024);
    },
  );

  it('10 MB on a 500 are not read', async () => {
    const { answer, provider } = await failing('ten_megabytes_on_500');
    expect(answer).toMatchObject({ ok: false, code: 'HTTP_STATUS', status: 500, bytes: 0 });
    expect(provider.bytesSent()).toBeLessThan(9 * 1024 * 1024);
  });
});

describe('threat 104: encodings', () => {
  it.each([
    ['gzip_bomb', 'TOO_LARGE'],
    ['brotli_bomb', 'TOO_LARGE'],
    ['endless_empty_gzip', 'TOO_LARGE'],
    ['two_hundred_encodings', 'BAD_RESPONSE'],
    ['false_gzip', 'BAD_RESPONSE'],
    ['false_brotli', 'BAD_RESPONSE'],
    ['cut_gzip', 'BAD_RESPONSE'],
    ['unknown_encoding', 'BAD_RESPONSE'],
  ] as const)('%s: %s', async (fault, code) => {
    const { answer } = await failing(fault);
    expect(answer).toMatchObject({ ok: false, code });
    expect(!answer.ok && answer.bytes).toBeLessThanOrEqual(MAX_BYTES + 65_536);
  });

  it.each(['gzip', 'deflate', 'br'])('%s is read', async (encoding) => {
    const { provider, network } = await publicProvider();
    const zlib = await import('node:zlib');
    const compress = {
      gzip: zlib.gzipSync,
      deflate: zlib.deflateSync,
      br: zlib.brotliCompressSync,
    }[encoding];
    provider.answer(JWKS_PATH, (_request, response) => {
      response.writeHead(200, {
        'content-type': 'application/jwk-set+json',
        'content-encoding': encoding,
      });
      response.end(compress?.(JSON.stringify({ keys: [] })));
    });
    expect(await fetcher(network).fetchJson(`${ISSUER}${JWKS_PATH}`)).toMatchObject({
      ok: true,
      json: { keys: [] },
    });
  });
});

describe('threat 105: one budget for everything, not an idle limit', () => {
  it.each(['hang', 'slow_headers', 'slow_body'] as const)('%s', async (fault) => {
    const { answer } = await failing(fault, { budgetMs: 300 });
    expect(answer).toMatchObject({
      ok: false,
      code: 'TIMED_OUT',
      message: expect.stringContaining('0.3 s'),
    });
  });

  it('what the first request used is missing for the second', async () => {
    const { provider, network } = await publicProvider();
    const begun: number[] = [];
    let runOut = () => {};
    const schedule = (run: () => void, ms: number) => {
      begun.push(ms);
      runOut = run;
      return () => undefined;
    };
    const fetch = fetcher(network, { budgetMs: 400, schedule });
    expect(await fetch.fetchJson(`${ISSUER}${JWKS_PATH}`)).toMatchObject({ ok: true });
    provider.answer(JWKS_PATH, () => runOut());
    expect(await fetch.fetchJson(`${ISSUER}${JWKS_PATH}`)).toMatchObject({ code: 'TIMED_OUT' });
    expect(await fetch.fetchJson(`${ISSUER}${JWKS_PATH}`)).toMatchObject({ code: 'TIMED_OUT' });
    expect(begun).toEqual([400]);
    expect(provider.requests).toHaveLength(2);
  });

  it('a server that never finishes its TLS handshake', async () => {
    const { network } = await publicProvider();
    const { createServer } = await import('node:net');
    const silent = createServer((socket) => socket.resume().on('error', () => undefined));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    if (address !== null && typeof address === 'object') network.route(ADDRESS, address.port);
    const answer = await fetcher(network, { budgetMs: 200 }).connect(ISSUER);
    expect(answer).toMatchObject({ ok: false, code: 'TIMED_OUT' });
    await new Promise((resolve) => silent.close(resolve));
  });
});

it.each([
  ['no_content', 'HTTP_STATUS', 204],
  ['not_modified', 'HTTP_STATUS', 304],
  ['not_found', 'HTTP_STATUS', 404],
  ['unauthorized', 'HTTP_STATUS', 401],
  ['server_error', 'HTTP_STATUS', 500],
  ['too_many_requests', 'HTTP_STATUS', 429],
  ['unavailable', 'HTTP_STATUS', 503],
] as const)(
  'threats 106 and 140: %s is a failure with its status and without its body',
  async (fault, code, status) => {
    const { answer } = await failing(fault);
    expect(answer).toMatchObject({ ok: false, code, status, bytes: 0 });
    expect(JSON.stringify(answer)).not.toContain('banner');
  },
);

describe('threat 107: what is not JSON in UTF-8', () => {
  it.each([
    ['html', 'NOT_JSON'],
    ['html_as_json', 'NOT_JSON'],
    ['plain_text', 'NOT_JSON'],
    ['no_type', 'NOT_JSON'],
    ['latin1', 'NOT_JSON'],
    ['broken_json', 'NOT_JSON'],
    ['empty', 'NOT_JSON'],
    ['byte_order_mark', 'NOT_JSON'],
    ['utf16', 'NOT_JSON'],
    ['utf16_without_mark', 'NOT_JSON'],
    ['bad_utf8', 'NOT_JSON'],
    ['deep', 'BAD_RESPONSE'],
    ['duplicate_member', 'BAD_RESPONSE'],
  ] as const)('%s: %s', async (fault, code) => {
    const { answer } = await failing(fault);
    expect(answer).toMatchObject({ ok: false, code });
    expect(!answer.ok && answer.message).not.toMatch(/[<{]/);
  });
});

it.each([
  ['truncated', 'CONNECTION_RESET'],
  ['closed', 'CONNECTION_RESET'],
  ['closed_in_body', 'CONNECTION_RESET'],
  ['garbage', 'BAD_RESPONSE'],
  ['header_bomb', 'BAD_RESPONSE'],
  ['many_headers', 'BAD_RESPONSE'],
  ['bad_length', 'BAD_RESPONSE'],
  ['two_lengths', 'BAD_RESPONSE'],
] as const)('threat 108: %s: %s', async (fault, code) => {
  expect((await failing(fault)).answer).toMatchObject({ ok: false, code });
});

describe('threat 109: redirects are not followed', () => {
  it.each([301, 302, 303, 307, 308])('%d to another host', async (status) => {
    const { provider, network } = await publicProvider();
    const canary = await startFakeProvider();
    closers.push(canary.close);
    provider.answer(JWKS_PATH, sendJson(status, {}, { location: `${canary.origin}/jwks` }));
    const answer = await fetcher(network).fetchJson(`${ISSUER}${JWKS_PATH}`);
    expect(answer).toMatchObject({ code: 'REDIRECTED', status, location: `${canary.origin}/jwks` });
    expect(canary.connections()).toBe(0);
    expect(network.dialled).toHaveLength(1);
  });

  it.each([
    JWKS_PATH,
    '/loop',
    'file:///etc/passwd',
    'http://169.254.169.254/latest',
    '//evil.test/',
    '\\\\evil',
  ])('302 to %s', async (location) => {
    const { provider, network } = await publicProvider();
    provider.answer(JWKS_PATH, sendJson(302, {}, { location }));
    expect(await fetcher(network).fetchJson(`${ISSUER}${JWKS_PATH}`)).toMatchObject({
      code: 'REDIRECTED',
    });
    expect(provider.requests).toHaveLength(1);
  });
});

it('threat 113: cookies are neither kept nor sent, and nothing tells who asks', async () => {
  const { provider, network } = await publicProvider();
  provider.answer(
    DISCOVERY_PATH,
    sendJson(200, provider.metadata, { 'set-cookie': 'a=b; Path=/' }),
  );
  const fetch = fetcher(network);
  await fetch.fetchJson(`${ISSUER}${DISCOVERY_PATH}`);
  await fetch.fetchJson(`${ISSUER}${JWKS_PATH}`);
  for (const { headers } of provider.requests) {
    expect(new Set(Object.keys(headers))).toEqual(
      new Set(['host', 'connection', 'accept', 'accept-encoding', 'user-agent']),
    );
    expect(headers['user-agent']).toBe('Claimcheck');
  }
});

describe('threat 114: TLS', () => {
  const days = (fromDays: number, toDays: number) => ({ fromDays, toDays });

  it.each([
    ['expired', () => authority.issue([HOST], days(-90, -1)), 'TLS_EXPIRED'],
    ['not yet valid', () => authority.issue([HOST], days(1, 90)), 'TLS_NOT_YET_VALID'],
    ['wrong name', () => authority.issue(['other.example.com']), 'TLS_WRONG_HOST'],
    ['self-signed', () => selfSigned([HOST]), 'TLS_UNTRUSTED'],
    ['forged authority', () => createAuthority().issue([HOST]), 'TLS_UNTRUSTED'],
    ['other authority', () => createAuthority('Another').issue([HOST]), 'TLS_UNTRUSTED'],
  ])('%s', async (_case, identity, code) => {
    const { provider, network } = await publicProvider({ tls: identity() });
    const answer = await fetcher(network).fetchJson(`${ISSUER}${JWKS_PATH}`);
    expect(answer).toMatchObject({ ok: false, code });
    expect(provider.requests).toHaveLength(0);
  });

  it('TLS 1.0 and 1.1 are refused', async () => {
    const tlsOptions = {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    } as const;
    const { network } = await publicProvider({ tlsOptions });
    expect(await fetcher(network).connect(ISSUER)).toMatchObject({
      ok: false,
      code: 'TLS_PROTOCOL',
    });
  });

  it('plain http behind https is told apart', async () => {
    const { network } = await publicProvider({ tls: null });
    expect(await fetcher(network).connect(ISSUER)).toMatchObject({
      ok: false,
      code: 'TLS_PROTOCOL',
    });
  });

  it('a certificate of neither the private nor a public authority is tried against both', async () => {
    const { provider, network } = await publicProvider();
    const { ca } = createAuthority('Another');
    const answer = await fetcher(network, { ca }).connect(ISSUER);
    expect(answer).toMatchObject({ ok: false, code: 'TLS_UNTRUSTED' });
    expect(network.dialled).toHaveLength(2);
    expect(provider.requests).toHaveLength(0);
  });

  it('a private authority that is no certificate is a failure of TLS', async () => {
    const { network } = await publicProvider();
    const ca = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
    const answer = await fetcher(network, { ca }).connect(ISSUER);
    expect(answer).toMatchObject({
      ok: false,
      code: expect.stringMatching(/^TLS_(FAILED|UNTRUSTED)$/),
    });
  });

  it('a private authority counts only where it is given', async () => {
    const { network } = await publicProvider();
    expect(await fetcher(network, { ca: null }).connect(ISSUER)).toMatchObject({
      code: 'TLS_UNTRUSTED',
    });
    expect(await fetcher(network).connect(ISSUER)).toMatchObject({ ok: true });
  });
});

describe('threats 127 to 130: literal addresses, as a URL spells them', () => {
  it.each([
    'https://127.0.0.1',
    'https://2130706433',
    'https://0x7f000001',
    'https://0x7f.1',
    'https://0177.0.0.1',
    'https://127.1',
    'https://①②⑦.⓪.⓪.①',
    'https://127。0。0。1',
    'https://10.0.0.1:8443',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]',
    'https://[::]',
    'https://[::ffff:127.0.0.1]',
    'https://[::127.0.0.1]',
    'https://[::8.8.8.8]',
    'https://[64:ff9b::169.254.169.254]',
    'https://[2002:7f00:1::]',
    'https://[fe80::1]',
    'https://[fd00::1]',
    'https://0',
  ])('%s is refused before anything is asked or dialled', async (url) => {
    const network = createFakeNetwork();
    const answer = await fetcher(network).fetchJson(url);
    expect(answer).toMatchObject({ ok: false, code: 'HOST_NOT_PUBLIC' });
    expect(network.resolved).toEqual([]);
    expect(network.dialled).toEqual([]);
  });
});

describe('threat 131: names', () => {
  it.each([
    'localhost',
    'localhost.',
    'x.localhost',
    'metadata.google.internal',
    'idp',
    'idp.local',
  ])('%s is not even asked for', async (host) => {
    const network = createFakeNetwork();
    const answer = await fetcher(network).fetchJson(`https://${host}/`);
    expect(answer).toMatchObject({ code: 'HOST_NOT_PUBLIC' });
    expect(network.resolved).toEqual([]);
  });

  it('a public name that means a private address is refused', async () => {
    const network = createFakeNetwork();
    network.name('10.0.0.1.nip.io', ['10.0.0.1']);
    expect(await fetcher(network).connect('https://10.0.0.1.nip.io')).toMatchObject({
      code: 'HOST_NOT_PUBLIC',
    });
    expect(network.dialled).toEqual([]);
  });
});

it.each([
  [[ADDRESS, '10.0.0.1']],
  [['10.0.0.1', ADDRESS]],
  [[ADDRESS, '::1']],
  [[ADDRESS, 'fd00::1', '8.8.8.8']],
])('threat 132: %j is refused for its private address', async (addresses) => {
  const { network } = await publicProvider();
  network.name(HOST, addresses);
  expect(await fetcher(network).connect(ISSUER)).toMatchObject({ code: 'HOST_NOT_PUBLIC' });
  expect(network.dialled).toEqual([]);
});

it('threat 133: a name that changes between check and use is asked once and pinned', async () => {
  const { provider, network } = await publicProvider();
  let asked = 0;
  network.name(HOST, async () => {
    asked += 1;
    return asked === 1 ? [ADDRESS] : ['127.0.0.1'];
  });
  network.route('127.0.0.1', provider.port);
  const fetch = fetcher(network);
  for (let round = 0; round < 5; round += 1) {
    provider.answer(JWKS_PATH, sendJson(200, { keys: [] }, { connection: 'close' }));
    expect(await fetch.fetchJson(`${ISSUER}${JWKS_PATH}`)).toMatchObject({ ok: true });
  }
  expect(asked).toBe(1);
  expect(new Set(network.dialled)).toEqual(new Set([`${ADDRESS}:443`]));
});

describe('threat 134: the DNS', () => {
  it.each([
    ['ENOTFOUND', 'does not exist'],
    ['EAI_AGAIN', 'gave no answer'],
    ['ESERVFAIL', 'could not be looked up (ESERVFAIL)'],
  ])('%s', async (code, words) => {
    const network = createFakeNetwork();
    network.name(HOST, () => Promise.reject(dnsError(code)));
    const answer = await fetcher(network).connect(ISSUER);
    expect(answer).toMatchObject({
      code: 'HOST_UNRESOLVED',
      message: expect.stringContaining(words),
    });
  });

  it('an answer that never comes is cut off by the budget', async () => {
    const network = createFakeNetwork();
    network.name(HOST, () => new Promise(() => undefined));
    expect(await fetcher(network, { budgetMs: 100 }).connect(ISSUER)).toMatchObject({
      code: 'TIMED_OUT',
    });
  });

  it('1,000 addresses and none are refused', async () => {
    const network = createFakeNetwork();
    network.name(
      HOST,
      Array.from({ length: 1000 }, (_, index) => `8.8.${index >> 8}.${index & 255}`),
    );
    expect(await fetcher(network).connect(ISSUER)).toMatchObject({ code: 'HOST_UNRESOLVED' });
    network.name(HOST, []);
    expect(await fetcher(network).connect(ISSUER)).toMatchObject({ code: 'HOST_UNRESOLVED' });
    expect(network.dialled).toEqual([]);
  });

  it('at most four addresses are tried, each once', async () => {
    const network = createFakeNetwork();
    network.name(HOST, ['8.8.8.1', '8.8.8.2', '8.8.8.3', '8.8.8.4', '8.8.8.5', '8.8.8.6']);
    expect(await fetcher(network).connect(ISSUER)).toMatchObject({ code: 'CONNECTION_REFUSED' });
    expect(network.dialled).toHaveLength(4);
  });

  it('the second address is used when the first refuses', async () => {
    const { network } = await publicProvider();
    network.name(HOST, ['8.8.8.1', ADDRESS]);
    expect(await fetcher(network).fetchJson(`${ISSUER}${JWKS_PATH}`)).toMatchObject({ ok: true });
  });
});

it('threat 136: a proxy of the environment is neither used nor a way around the checks', async () => {
  const proxy = await startFakeProvider();
  closers.push(proxy.close);
  const { network } = await publicProvider();
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY']) {
    vi.stubEnv(name, proxy.origin);
  }
  closers.push(async () => void vi.unstubAllEnvs());
  const fetch = fetcher(network);
  expect(await fetch.fetchJson(`${ISSUER}${JWKS_PATH}`)).toMatchObject({ ok: true });
  expect(await fetch.connect('https://10.0.0.1')).toMatchObject({ code: 'HOST_NOT_PUBLIC' });
  expect(proxy.connections()).toBe(0);
});

describe('threat 137: an allow-listed private provider', () => {
  it('http on loopback works for the exact origin only', async () => {
    const provider = await startFakeProvider();
    closers.push(provider.close);
    const allowed = createGuardedFetch({
      allowedPrivateOrigins: [provider.origin],
      schedule: standsStill,
    });
    closers.unshift(allowed.close);
    expect(await allowed.fetchJson(`${provider.origin}${JWKS_PATH}`)).toMatchObject({ ok: true });
    const other = `http://127.0.0.1:${provider.port + 1}/jwks`;
    expect(await allowed.fetchJson(other)).toMatchObject({ code: 'ADDRESS_INVALID' });
    const byName = `http://localhost:${provider.port}/jwks`;
    expect(await allowed.fetchJson(byName)).toMatchObject({ code: 'ADDRESS_INVALID' });
    const secureOrigin = `https://127.0.0.1:${provider.port}/jwks`;
    expect(await allowed.fetchJson(secureOrigin)).toMatchObject({ code: 'HOST_NOT_PUBLIC' });
  });

  it('keeps every other limit', async () => {
    const provider = await startFakeProvider();
    closers.push(provider.close);
    const allowed = createGuardedFetch({
      allowedPrivateOrigins: [provider.origin],
      schedule: standsStill,
    });
    closers.unshift(allowed.close);
    for (const [fault, code] of [
      ['gzip_bomb', 'TOO_LARGE'],
      ['html', 'NOT_JSON'],
    ] as const) {
      provider.fail(JWKS_PATH, fault);
      expect(await allowed.fetchJson(`${provider.origin}${JWKS_PATH}`)).toMatchObject({ code });
    }
    provider.answer(JWKS_PATH, sendJson(302, {}, { location: provider.origin }));
    expect(await allowed.fetchJson(`${provider.origin}${JWKS_PATH}`)).toMatchObject({
      code: 'REDIRECTED',
    });
  });
});

it('threat 138: closed, filtered and answering private targets give the same answer without a packet', async () => {
  const { provider, network } = await publicProvider();
  network.name('a.example.com', ['10.0.0.1']);
  network.route('10.0.0.1', provider.port);
  network.name('b.example.com', ['10.0.0.2']);
  network.name('c.example.com', ['192.168.7.7', '10.9.9.9']);
  const answers = [];
  for (const host of ['a', 'b', 'c']) {
    const answer = await fetcher(network).connect(`https://${host}.example.com`);
    answers.push(JSON.stringify(answer).replaceAll(`${host}.example.com`, 'host'));
  }
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).not.toMatch(/\d+\.\d+/);
  expect(network.dialled).toEqual([]);
});

it('a cancelled fetch ends with its own code', async () => {
  const { provider, network } = await publicProvider();
  const cancel = new AbortController();
  provider.answer(JWKS_PATH, () => cancel.abort());
  const fetch = fetcher(network, { signal: cancel.signal });
  expect(await fetch.fetchJson(`${ISSUER}${JWKS_PATH}`)).toMatchObject({
    ok: false,
    code: 'CANCELLED',
  });
  expect(await fetch.connect(ISSUER)).toMatchObject({ ok: true });
});
