import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeServer, sendJson, startFakeServer } from '@/lib/testing/fake-server';
import {
  findNode,
  linkFrameworks,
  type PackedSdk,
  packSdk,
  runNode,
  typeCheck,
} from '@/lib/testing/packed-sdk';
import { ACCEPTED, ALLOWED, API_KEY, DENIED, TOKEN } from '@/lib/testing/sdk-answers';
import { version } from './package.json';

const ROOT = join(import.meta.dirname, '..');

const SMOKE = `
import { Claimcheck, ClaimcheckError } from '@claimcheck/node';

const [, , token] = process.argv;
const claimcheck = new Claimcheck();
const local = new Claimcheck({ mode: 'local' });
const verified = await claimcheck.verify(token);
const checked = await claimcheck.checkAuthorization({ token, resource: 'orders', action: 'approve' });
const judged = await local.checkAuthorization({ token, resource: 'orders', action: 'approve' });
const failed = await claimcheck.verifyBatch([]).catch((error) => error);
await Promise.all([claimcheck.close(), local.close()]);
console.log(JSON.stringify([
  verified.data.valid, checked.data.allowed, judged.data.reason, failed instanceof ClaimcheckError && failed.code,
]));
`;

const CONSUMER = `
import { type AuthorizationAnswer, Claimcheck, ClaimcheckError, type VerifyAnswer } from '@claimcheck/node';

const claimcheck = new Claimcheck({ baseUrl: 'https://api.example.com', workspaceId: 'acme' });

export async function may(token: string): Promise<boolean> {
  const { data } = await claimcheck.checkAuthorization({ token, resource: 'orders', action: 'approve', context: { amount: 5 } });
  const answer: AuthorizationAnswer = data;
  // @ts-expect-error a decision is true or false, and nothing else
  const text: string = answer.allowed;
  return answer.allowed && text !== '';
}

export function who(answer: VerifyAnswer): string {
  return answer.valid ? answer.subject : \`\${answer.code}: \${answer.expected ?? ''}\`;
}

export const again = (error: unknown) => error instanceof ClaimcheckError && error.retryable;
export const dispose = (): Promise<void> => claimcheck[Symbol.asyncDispose]();
`;

const EMPTY_BUNDLE = {
  format: 1,
  workspace: 'acme',
  environment: 'development',
  configHash: 'c0ffee00'.repeat(8),
  providers: [],
  others: [],
  policies: [],
  machineKeys: [],
};

let packed: PackedSdk;
let api: FakeServer;
beforeAll(async () => {
  packed = await packSdk();
  api = await startFakeServer({});
  api.answer('/v1/verify', sendJson(200, ACCEPTED));
  api.answer('/v1/check-authorization', sendJson(200, ALLOWED));
  api.answer('/v1/bundle', sendJson(200, EMPTY_BUNDLE));
  writeFileSync(join(packed.project, 'smoke.js'), SMOKE);
  writeFileSync(join(packed.project, 'consumer.ts'), CONSUMER);
});
afterAll(async () => {
  rmSync(packed.project, { recursive: true, force: true });
  await api.close();
});

const variables = () => ({
  CLAIMCHECK_API_URL: api.origin,
  CLAIMCHECK_WORKSPACE: 'acme',
  CLAIMCHECK_API_KEY: API_KEY,
});

const installed = (path: string) =>
  readFileSync(join(packed.project, 'node_modules/@claimcheck/node', path), 'utf8');

describe('@claimcheck/node, packed and installed', () => {
  it('is small, and holds what it needs and no more', () => {
    const { size, unpackedSize, files } = packed;
    process.stdout.write(`@claimcheck/node: ${size} bytes packed, ${unpackedSize} unpacked.\n`);
    expect(size).toBeLessThan(150_000);
    expect(unpackedSize).toBeLessThan(600_000);
    expect(files).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'dist/index.js',
        'dist/index.d.ts',
        'dist/cli.js',
      ]),
    );
    expect(files.filter((path) => !/^dist\/[\w./-]+\.(js|d\.ts)$/.test(path)).sort()).toEqual([
      'LICENSE',
      'README.md',
      'package.json',
    ]);
    expect(installed('LICENSE')).toBe(readFileSync(join(ROOT, 'LICENSE'), 'utf8'));
  });

  it('tells nothing of the machine that it was built on, and asks for no other package', () => {
    const text = packed.files.map(installed).join('\n');
    expect(text).not.toContain(ROOT);
    expect(text).not.toMatch(/registry\.|"resolved"|sourceMappingURL|from ["']@\//);
    const asked = [...text.matchAll(/(?:from|import\() ?["']([^."'][^"']*)["']/g)].map(
      ([, name = '']) => name,
    );
    const foreign = asked.filter(
      (name) => !/^(node:[\w/]+|(express|fastify|next)([/.].*)?|@claimcheck\/node.*)$/.test(name),
    );
    expect(foreign).toEqual([]);
    expect(JSON.parse(installed('package.json')).dependencies).toBeUndefined();
  });

  it.for([20, 24])('answers in either mode on Node %i', async (major, context) => {
    const node = findNode(major);
    if (node === null) return context.skip(`This machine has no Node ${major}.`);
    const { project } = packed;
    const run = await runNode(['smoke.js', TOKEN], { node, project, variables: variables() });
    expect(run).toEqual({
      code: 0,
      err: '',
      out: `${JSON.stringify([true, true, 'MALFORMED_TOKEN', 'INVALID_INPUT'])}\n`,
    });
    expect(api.requests.at(-1)?.headers['user-agent']).toBe(`claimcheck-node/${version}`);
  });

  it('brings its command', async () => {
    const bin = join(packed.project, 'node_modules/.bin/claimcheck');
    const run = { node: bin, project: packed.project, variables: variables() };
    expect(await runNode(['verify', TOKEN], run)).toMatchObject({
      code: 0,
      out: expect.stringContaining('Subject: user-1'),
    });
    api.answer('/v1/check-authorization', sendJson(200, DENIED));
    const words = ['check', TOKEN, '--resource', 'orders', '--action', 'approve'];
    expect(await runNode(words, run)).toMatchObject({ code: 1, err: '' });
    api.answer('/v1/check-authorization', sendJson(200, ALLOWED));
  });

  it.each([
    { module: 'nodenext', moduleResolution: 'nodenext', target: 'es2022' },
    { module: 'preserve', moduleResolution: 'bundler', target: 'es2022' },
    { module: 'esnext', moduleResolution: 'bundler', target: 'es2022', lib: ['es2022', 'dom'] },
  ])('type-checks in a project that has nothing else: %j', async (options) => {
    const strict = { ...options, skipLibCheck: false, types: [] };
    expect(await typeCheck(packed.project, ['consumer.ts'], strict)).toBe('');
  });

  it('has documentation whose examples type-check', async () => {
    const texts = ['sdk/README.md', 'docs/sdk.md', 'docs/local-mode.md'].map((path) =>
      readFileSync(join(ROOT, path), 'utf8'),
    );
    const examples = texts.flatMap((text) =>
      [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code),
    );
    expect(examples.length).toBeGreaterThanOrEqual(5);
    const files = examples.map((code, index) => {
      writeFileSync(join(packed.project, `example-${index}.ts`), code);
      return `example-${index}.ts`;
    });
    linkFrameworks(packed.project);
    const options = { module: 'nodenext', target: 'es2023', skipLibCheck: true, types: ['node'] };
    expect(await typeCheck(packed.project, files, options)).toBe('');
  });
});
