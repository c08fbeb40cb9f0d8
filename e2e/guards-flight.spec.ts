import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import { expect, OWNER, test } from './fixtures';
import { builtActions } from './manifests';

type Parts = Readonly<Record<string, string>>;

/** Arguments of an action as parts of a form, in which Flight may refer from one to another. */
function payloads(proof: string, actionId: string): Readonly<Record<string, Parts>> {
  const run = `process.mainModule.require('fs').writeFileSync(${JSON.stringify(proof)}, 'x');`;
  const response = (get: string) => ({
    _prefix: run,
    _chunks: '$Q2',
    _formData: { get },
  });
  const fake = (get: string) =>
    JSON.stringify({
      // biome-ignore lint/suspicious/noThenProperty: this is the attack.
      then: '$1:__proto__:then',
      status: 'resolved_model',
      reason: -1,
      value: '{"then":"$B1337"}',
      _response: response(get),
    });
  const deep = Array.from({ length: 400 }, () => 'a').join(':');
  return {
    'a chunk that is its own promise': {
      0: fake('$1:constructor:constructor'),
      1: '"$@0"',
      2: '[]',
    },
    'the same by the constructor of a function': {
      0: fake('$1:then:constructor'),
      1: '"$@0"',
      2: '[]',
    },
    'a prototype': { 0: '["$1:__proto__:then"]', 1: '{}' },
    'a prototype of a prototype': { 0: '["$1:__proto__:__proto__:constructor"]', 1: '{}' },
    'the constructor of a constructor': { 0: '["$1:constructor:constructor", {}]', 1: '{}' },
    'a deep reference': { 0: `["$1:${deep}", {}]`, 1: '{"a":{}}' },
    'a reference to itself': { 0: '["$0", "$0"]' },
    'promises in a ring': { 0: '["$@1", "$@2"]', 1: '"$@2"', 2: '"$@1"' },
    'a promise that is never given': { 0: '["$@1"]' },
    'a part that is never given': { 0: '["$1"]' },
    'a map of itself': { 0: '["$Q1"]', 1: '[["a","$Q1"]]' },
    'a set of what is no list': { 0: '["$W1"]', 1: '{"length":1000000000}' },
    'a list of 30,000': { 0: JSON.stringify(Array.from({ length: 30_000 }, () => '$1')), 1: '[]' },
    'a number of many digits': { 0: `["$n${'9'.repeat(5000)}", {}]` },
    'a stream that never ends': { 0: '["$R1", {}]' },
    'an iterator that never ends': { 0: '["$X1", {}]' },
    'bytes of odd length': { 0: '["$V1", {}]', 1: 'abc' },
    'no JSON': { 0: '[{' },
    'no arguments': { 0: 'null' },
    'an action for an argument': {
      0: JSON.stringify(['$h1', { email: '$h1', password: '$h1' }]),
      1: JSON.stringify({ id: actionId, bound: null }),
    },
    'an action that there is none of': { 0: '["$h1"]', 1: '{"id":"00","bound":["$h1"]}' },
    'an action bound to itself': {
      0: '["$h1"]',
      1: JSON.stringify({ id: actionId, bound: '$@1' }),
    },
  };
}

const SOURCE = /=>|\bfunction\b|strictObject|safeParse|\bawait\b|node_modules|\n\s+at /;

const DIGEST_ONLY = /^0:\{"a":"\$@1"[^\n]*\}\n1:E\{"digest":"\d+"\}\n$/;

async function send(request: APIRequestContext, url: string, id: string, parts: Parts) {
  const answer = await request.post(`${url}/sign-in`, {
    headers: { 'next-action': id, origin: url, accept: 'text/x-component' },
    multipart: parts,
    maxRedirects: 0,
    timeout: 10_000,
  });
  return { status: answer.status(), body: await answer.text() };
}

test('threat 188: what is made to break the reading of arguments breaks nothing', async ({
  shared,
  request,
}) => {
  const proof = join(shared.dataDir, 'proof');
  const [first] = builtActions();
  for (const { id, name } of builtActions()) {
    for (const [what, parts] of Object.entries(payloads(proof, first?.id ?? ''))) {
      const { status, body } = await send(request, shared.url, id, parts);
      const about = `${name}: ${what}: ${status} ${body.slice(0, 300)}`;
      // Next answers 500 to arguments that it cannot read, and tells no more than a digest.
      if (status >= 500) expect(body, about).toMatch(DIGEST_ONLY);
      expect(body, about).not.toMatch(SOURCE);
      expect(body, about).not.toContain(OWNER.email);
      expect(body, about).not.toContain('"DEFECT"');
    }
  }
  expect(existsSync(proof)).toBe(false);
  expect((await request.get(`${shared.url}/readyz`)).status()).toBe(200);
});

test('threat 188: nor does it for who is signed in', async ({ shared, playwright }) => {
  const proof = join(shared.dataDir, 'proof');
  const request = await playwright.request.newContext({ storageState: shared.session });
  for (const { id, name } of builtActions().filter(({ gate }) => !gate)) {
    for (const [what, parts] of Object.entries(payloads(proof, id))) {
      const { status, body } = await send(request, shared.url, id, parts);
      const about = `${name}: ${what}: ${status} ${body.slice(0, 300)}`;
      // Next answers 500 to arguments that it cannot read, and tells no more than a digest.
      if (status >= 500) expect(body, about).toMatch(DIGEST_ONLY);
      expect(body, about).not.toMatch(SOURCE);
      expect(body, about).not.toContain('"DEFECT"');
    }
  }
  await request.dispose();
  expect(existsSync(proof)).toBe(false);
});
