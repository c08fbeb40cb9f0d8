import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApiKey } from '@/lib/testing/api-client';
import { createTestApi } from '@/lib/testing/api-server';
import { testDatabase } from '@/lib/testing/database';
import { callerOf, createWorkspace, savePolicy, unwrap } from '@/lib/testing/factories';
import { type FakeServer, startFakeServer } from '@/lib/testing/fake-server';
import { followNow } from '@/lib/testing/keys';
import { type LiveProvider, startLiveProvider } from '@/lib/testing/live-provider';
import { hasProgram, outputOf } from '@/lib/testing/other-program';
import { hasProxy, type RunningProxy, startNginxWith } from '@/lib/testing/proxies';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { settleKeySets } from '@/lib/usecases/key-sets';
import { updateClaimMappings } from '@/lib/usecases/update-claim-mappings';
import { checkSnippets } from './check-snippets';
import { API_KEY_VARIABLE } from './sdk-snippets';
import type { CheckWay } from './snippet';

const SLUG = 'acme-shop';
const ENVIRONMENT = 'staging';

let api: FastifyInstance;
let provider: LiveProvider;
let key = '';
let strangersKey = '';
let folder = '';
let closeDatabase = async () => {};

beforeAll(async () => {
  const test = await testDatabase();
  closeDatabase = () => test.close();
  api = createTestApi({ authenticate: authenticateApiKey });
  await api.listen({ port: 0, host: '127.0.0.1' });
  const owner = callerOf((await createWorkspace({ slug: SLUG })).id);
  const stranger = callerOf((await createWorkspace()).id);
  provider = await startLiveProvider(owner, {
    environment: ENVIRONMENT,
    permissionsPath: 'permissions',
  });
  const rows = [{ jwtPath: 'role', attribute: 'role', required: false }];
  unwrap(await updateClaimMappings(owner, { providerId: provider.saved.id, version: 0, rows }));
  await savePolicy(owner);
  const grants = ['authorize', 'verify'] as const;
  key = (await makeApiKey(owner, { grants, environment: ENVIRONMENT })).plaintext;
  strangersKey = (await makeApiKey(stranger, { grants, environment: ENVIRONMENT })).plaintext;
  folder = mkdtempSync(join(tmpdir(), 'claimcheck-snippets-'));
  await followNow();
});

afterAll(async () => {
  await api.close();
  await settleKeySets();
  await provider.close();
  await closeDatabase();
  rmSync(folder, { recursive: true });
});

/** An address that sends callers on to another server, which would allow everything. */
async function startMisleading() {
  const allows = await startFakeServer({}, (_, response) => response.end('{"allowed": true}'));
  const sendsOn = await startFakeServer({}, (_, response) =>
    response.writeHead(302, { location: `${allows.origin}/v1/check-authorization` }).end(),
  );
  const close = async () => {
    await sendsOn.close();
    await allows.close();
  };
  return { origin: sendsOn.origin, asked: sendsOn.requests, followed: allows.requests, close };
}

/** Expects a refusal, and that nothing came to where the redirect points. */
async function expectNoRedirect(ask: (apiUrl: string) => Promise<string>): Promise<void> {
  const misleading = await startMisleading();
  try {
    await expect(ask(misleading.origin)).rejects.toThrow(/302/);
    expect(misleading.asked).toHaveLength(1);
    expect(misleading.followed).toEqual([]);
  } finally {
    await misleading.close();
  }
}

function portOf(address: string | AddressInfo | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function fileOf(way: CheckWay, apiUrl = `http://127.0.0.1:${portOf(api.server.address())}`) {
  const place = { apiUrl, workspace: SLUG, environment: ENVIRONMENT } as const;
  const [file] = checkSnippets(place)[way].files;
  return file ?? { name: '', code: '' };
}

/** Writes the file of a snippet; answers with the folder that its name begins in. */
function written(way: CheckWay, apiUrl?: string): string {
  const { name, code } = fileOf(way, apiUrl);
  const own = mkdtempSync(join(folder, way));
  mkdirSync(dirname(join(own, name)), { recursive: true });
  writeFileSync(join(own, name), code);
  return own;
}

/** What the programs are given; `TOKEN` where they read it there. */
function variables(given: Readonly<Record<string, string>>) {
  return { variables: { [API_KEY_VARIABLE]: key, ...given } };
}

describe('the code for curl', () => {
  const ask = async (given: Readonly<Record<string, string>>) => {
    return JSON.parse(await outputOf('sh', ['-c', fileOf('curl').code], variables(given)));
  };

  it.skipIf(!hasProgram('curl'))('asks the api, which allows, denies and refuses', async () => {
    const admin = provider.token({ role: 'admin' });
    expect(await ask({ TOKEN: admin })).toMatchObject({
      allowed: true,
      reason: 'RULE_ALLOWED',
      subject: 'user-1',
    });
    expect(await ask({ TOKEN: provider.token() })).toMatchObject({
      allowed: false,
      reason: 'DEFAULT_DENIED',
    });
    expect(await ask({ TOKEN: `${admin}x` })).toMatchObject({ allowed: false, subject: null });
  });

  it.skipIf(!hasProgram('curl'))(
    'names its workspace, so that a key of another does not do',
    async () => {
      const answer = await ask({ TOKEN: provider.token(), [API_KEY_VARIABLE]: strangersKey });
      expect(JSON.stringify(answer)).toContain('belongs to another workspace');
    },
  );
});

/** What a program says that calls the code with its arguments: a token, and whose key to use. */
type Ask = (token: string, apiKey?: string) => Promise<string>;

async function expectAnswers(ask: Ask): Promise<void> {
  const admin = provider.token({ role: 'admin' });
  expect(await ask(admin)).toBe('true');
  expect(await ask(provider.token())).toBe('false');
  expect(await ask(`${admin}x`)).toBe('false');
  await expect(ask(admin, strangersKey)).rejects.toThrow(/403/);
}

describe('the code for Python', () => {
  const program = `import sys, claimcheck
print(str(claimcheck.is_allowed(sys.argv[1], "orders", "approve", {"orderAmount": 250})).lower())`;
  const asking =
    (folder: string) =>
    async (token: string, apiKey = key) => {
      const given = { folder, ...variables({ [API_KEY_VARIABLE]: apiKey }) };
      return (await outputOf('python3', ['-c', program, token], given)).trim();
    };

  it.skipIf(!hasProgram('python3'))(
    'allows, denies, and raises where there is no answer',
    async () => expectAnswers(asking(written('python'))),
  );

  it.skipIf(!hasProgram('python3'))('raises at a redirect, and takes nothing there', () =>
    expectNoRedirect((apiUrl) => asking(written('python', apiUrl))(provider.token())),
  );
});

/** Calls the code with a token. */
const GO_PROGRAM = `package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"example/claimcheck"
)

func main() {
	check := claimcheck.Check{Token: os.Args[1], Resource: "orders", Action: "approve"}
	allowed, err := claimcheck.IsAllowed(context.Background(), check)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(allowed)
}
`;

/** Nothing is downloaded: the code has to do with the standard library of the Go that is there. */
const GO_ALONE = { GOFLAGS: '-mod=mod', GOPROXY: 'off', GOTOOLCHAIN: 'local' };

describe('the code for Go', () => {
  const built = async (apiUrl?: string) => {
    const folder = written('go', apiUrl);
    // The oldest that has `any`, so that nothing newer gets into the code.
    writeFileSync(join(folder, 'go.mod'), 'module example\n\ngo 1.18\n');
    writeFileSync(join(folder, 'main.go'), GO_PROGRAM);
    const alone = { folder, variables: GO_ALONE };
    await outputOf('go', ['build', '-o', 'asks', '.'], alone);
    await outputOf('go', ['vet', './...'], alone);
    // Names the files that are not as Go's own formatter writes them.
    expect(await outputOf('gofmt', ['-l', '.'], alone)).toBe('');
    return async (token: string, apiKey = key) => {
      const given = variables({ [API_KEY_VARIABLE]: apiKey });
      return (await outputOf(join(folder, 'asks'), [token], given)).trim();
    };
  };

  it.skipIf(!hasProgram('go', 'version'))(
    'allows, denies, and fails where there is no answer',
    async () => expectAnswers(await built()),
  );

  it.skipIf(!hasProgram('go', 'version'))('fails at a redirect, and takes nothing there', () =>
    expectNoRedirect(async (apiUrl) => (await built(apiUrl))(provider.token())),
  );
});

describe('the configuration of nginx', () => {
  const runs = hasProxy('nginx');
  let application: FakeServer;
  let proxy: RunningProxy | null = null;
  let start: (apiUrl?: string) => Promise<RunningProxy>;
  beforeAll(async () => {
    application = await startFakeServer({});
    application.answer('/', (request, response) => response.end(request.headers['x-auth-subject']));
    const { port } = new URL(application.origin);
    if (!runs) return;
    start = (apiUrl) =>
      startNginxWith((own) =>
        fileOf('nginx', apiUrl)
          .code.replace('listen 8080;', `listen 127.0.0.1:${own};`)
          .replace('127.0.0.1:3001', `127.0.0.1:${port}`)
          .replace(`\${${API_KEY_VARIABLE}}`, key),
      );
    proxy = await start();
  });
  afterAll(async () => {
    await proxy?.stop();
    await application.close();
  });

  it.skipIf(!runs)('lets pass who has the permission, and nobody else', async () => {
    const ask = async (token: string) => {
      const headers = { authorization: `Bearer ${token}`, 'x-auth-subject': 'admin' };
      const answer = await fetch(String(proxy?.origin), { headers });
      return [answer.status, answer.status === 200 ? await answer.text() : ''];
    };
    const reader = provider.token({ permissions: ['catalog:read'] });
    expect(await ask(reader)).toEqual([200, 'user-1']);
    expect(await ask(provider.token())).toEqual([403, '']);
    expect(await ask(`${reader}x`)).toEqual([401, '']);
  });

  it.skipIf(!runs)('names its workspace, whatever the caller names', async () => {
    const asked = await startFakeServer({}, (_, response) => response.end());
    const other = await start(asked.origin);
    try {
      const answer = await fetch(other.origin, { headers: { 'x-claimcheck-workspace': 'theirs' } });
      expect(answer.status).toBe(200);
      const named = asked.requests.map(({ headers }) => headers['x-claimcheck-workspace']);
      expect(new Set(named)).toEqual(new Set([SLUG]));
    } finally {
      await other.stop();
      await asked.close();
    }
  });

  it.skipIf(!runs)('checks the certificate of an api that has one', async () => {
    const { code } = fileOf('nginx', 'https://localhost');
    expect(code).toContain('proxy_ssl_verify on;');
    const file = join(folder, 'nginx.conf');
    const paths = `pid ${folder}/pid; error_log ${folder}/error.log;`;
    const server = code.replace('listen 8080;', 'listen 127.0.0.1:47400;');
    writeFileSync(
      file,
      `${paths}\nevents {}\nhttp {\n${server.replace(`\${${API_KEY_VARIABLE}}`, key)}\n}\n`,
    );
    // Says what is wrong and fails where anything is.
    await outputOf('nginx', ['-t', '-c', file, '-e', join(folder, 'nginx.log')]);
  });
});
