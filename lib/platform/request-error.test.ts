import { expect, it, vi } from 'vitest';
import { onRequestError } from '@/instrumentation';

const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJl';

const lines = vi.hoisted((): string[] => []);
vi.mock('./log', async (importOriginal) => {
  const original = await importOriginal<typeof import('./log')>();
  return { ...original, log: original.createLog({ write: (line) => void lines.push(line) }) };
});

const REQUEST = {
  path: '/setup?token=abcdefghijklmnopqrstuvwxyz0123456789',
  method: 'GET',
  headers: {
    'x-claimcheck-request-id': 'req_1',
    cookie: 'claimcheck_session=opaque',
    authorization: 'Bearer x',
  },
};

const CONTEXT = {
  routerKind: 'App Router',
  routePath: '/(gate)/setup',
  routeType: 'render',
  renderSource: 'react-server-components',
  revalidateReason: undefined,
} as const;

async function lineFor(error: unknown): Promise<string> {
  lines.length = 0;
  await onRequestError(error, REQUEST, CONTEXT);
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

it('a page that failed is one line with request id and the digest that the page shows', async () => {
  const error = Object.assign(new TypeError('no', { cause: new Error('why') }), { digest: '1234' });
  expect(JSON.parse(await lineFor(error))).toMatchObject({
    level: 'error',
    msg: 'page failed',
    requestId: 'req_1',
    digest: '1234',
    method: 'GET',
    path: '/setup',
    route: '/(gate)/setup',
    err: { type: 'TypeError', message: 'no', cause: { message: 'why' } },
  });
});

it('threat 205: neither the query, nor a header, nor a token of the message is logged', async () => {
  const line = await lineFor(new Error(`bad ${TOKEN}\n{"level":"fatal"}`));
  expect(line).not.toMatch(/abcdefgh|opaque|Bearer|eyJ/);
  expect(line.trimEnd().split('\n')).toHaveLength(1);
});

it('what is thrown need not be an error', async () => {
  expect(JSON.parse(await lineFor('plain'))).toMatchObject({ err: 'plain', digest: null });
});
