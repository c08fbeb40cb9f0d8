import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CommandEnd, runCommand } from '@/lib/testing/command';
import { type FakeServer, sendJson, startFakeServer } from '@/lib/testing/fake-server';
import { buildProgram } from '@/lib/testing/program';
import { ACCEPTED, ALLOWED, API_KEY, DENIED, REFUSED, TOKEN } from '@/lib/testing/sdk-answers';

const CHECK = ['check', '-', '--resource', 'orders', '--action', 'approve'];
const RED = '\u001b[31m';

let api: FakeServer;
let program = '';
beforeAll(async () => {
  program = await buildProgram(join(import.meta.dirname, 'cli.ts'), { whole: true });
  api = await startFakeServer({});
  return () => api.close();
});

function type(
  words: readonly string[],
  {
    input = `${TOKEN}\n`,
    variables = {},
  }: { input?: string; variables?: Record<string, string> } = {},
): Promise<CommandEnd> {
  const set = {
    CLAIMCHECK_API_URL: api.origin,
    CLAIMCHECK_WORKSPACE: 'acme',
    CLAIMCHECK_API_KEY: API_KEY,
  };
  const run = { program, databaseUrl: '', folder: import.meta.dirname, input };
  return runCommand(words, { ...run, variables: { ...set, ...variables } });
}

describe('claimcheck verify', () => {
  it('says whose a good token is', async () => {
    api.answer('/v1/verify', sendJson(200, ACCEPTED));
    expect(await type(['verify', '-'])).toEqual({
      code: 0,
      err: '',
      out: [
        'Valid: a token of Acme.',
        'Issuer: https://idp.example.com',
        'Subject: user-1',
        'Permissions: catalog:read',
        'Expires: 2033-05-18T03:33:20.000Z',
        '',
      ].join('\n'),
    });
  });

  it('says why a token is refused, and ends with 1', async () => {
    const checks = [
      { check: 'expiry', outcome: 'failed', fault: REFUSED },
      { check: 'audience', outcome: 'not_reached' },
      { check: 'of_later', outcome: 'not_reached' },
    ];
    api.answer('/v1/verify', sendJson(200, { ...REFUSED, checks }));
    const { code, out } = await type(['verify', TOKEN, '--explain']);
    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      'Refused.',
      'Code: TOKEN_EXPIRED',
      REFUSED.message,
      `Expected: ${REFUSED.expected}`,
      `Actual:   ${REFUSED.actual}`,
      `failed      Expiry                TOKEN_EXPIRED: ${REFUSED.message}`,
      'not reached Audience',
      '',
    ]);
  });

  it('lets nothing from a token act on the terminal, as lines or as JSON', async () => {
    const subject = `user${RED}\u202e\u009b2J\nSubject: admin`;
    api.answer('/v1/verify', sendJson(200, { ...ACCEPTED, subject }));
    const { out } = await type(['verify', '-']);
    expect(out).toContain('Subject: user\\u001b[31m\\u202e\\u009b2J\\nSubject: admin');
    const json = await type(['verify', '-', '--json']);
    for (const character of ['\u001b', '\u202e', '\u009b']) {
      expect(`${out}${json.out}`).not.toContain(character);
    }
    expect(JSON.parse(json.out)).toMatchObject({ ok: true, subject });
  });
});

describe('claimcheck check', () => {
  it('says what is allowed, and by what', async () => {
    api.answer('/v1/check-authorization', sendJson(200, ALLOWED));
    const { code, out } = await type([...CHECK, '--context', '{"amount": 5}']);
    expect([code, out.split('\n')]).toEqual([
      0,
      [
        ALLOWED.message,
        'Reason: RULE_ALLOWED',
        'Subject: user-1',
        'Policy: Orders (pol_a), version 3',
        'Decision: dec_a',
        '',
      ],
    ]);
  });

  it('says what is denied, and what would help, and ends with 1', async () => {
    const explained = {
      ...DENIED,
      reason: 'MALFORMED_TOKEN',
      message: 'The token has two parts.',
      subject: null,
      attributes: { ext_role: 'guest' },
      change: { kind: 'none', sentence: 'No change helps.' },
    };
    api.answer('/v1/check-authorization', sendJson(200, explained));
    const { code, out } = await type([...CHECK, '--explain']);
    expect([code, out.split('\n')]).toEqual([
      1,
      [
        'Denied: The token has two parts.',
        'Reason: MALFORMED_TOKEN',
        'Decision: dec_a',
        'ext_role = "guest"',
        'No change helps.',
        '',
      ],
    ]);
  });
});

describe('claimcheck status', () => {
  it('counts what the bundle holds', async () => {
    const bundle = {
      workspace: 'acme',
      environment: 'production',
      providers: [1, 2],
      policies: [],
    };
    const headers = { etag: '"abc"' };
    api.answer('/v1/bundle', sendJson(200, { ...bundle, machineKeys: [1] }, headers));
    expect(JSON.parse((await type(['status', '--json'])).out)).toEqual({
      ok: true,
      revision: 'abc',
      workspace: 'acme',
      environment: 'production',
      providers: 2,
      policies: 0,
      machineKeys: 1,
    });
    api.answer('/v1/bundle', sendJson(200, bundle));
    expect(await type(['status'])).toMatchObject({ code: 3, out: '' });
  });
});

describe('claimcheck without an answer', () => {
  it.each([
    ['no word', [], /^claimcheck: asks/],
    ['an unknown word', ['decode', TOKEN], /no such command/],
    ['no token', ['verify'], /Name the token/],
    ['no resource', ['check', '-'], /--resource is missing/],
    ['a context that is none', [...CHECK, '--context', '[1]'], /JSON object/],
    ['an unknown option', ['verify', '-', '--loud'], /--loud/],
    ['the key as an option', ['verify', '-', `--api-key=${API_KEY}`], /CLAIMCHECK_API_KEY only/],
    ['an address that is none', ['verify', '-', '--url', 'nowhere'], /^--url is a whole address/],
    ['another slug', ['verify', '-', '--workspace', 'A b'], /^--workspace is the slug/],
  ])('ends with 2 for %s', async (_, words, said) => {
    const { code, out, err } = await type(words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(said);
    expect(err).not.toContain(API_KEY);
  });

  it('says which variable is missing', async () => {
    const { code, err } = await type(['verify', '-'], { variables: { CLAIMCHECK_API_KEY: '' } });
    expect(code).toBe(2);
    expect(err).toMatch(/^Set CLAIMCHECK_API_KEY to an API key/);
  });

  it('ends with 3 where the api refuses or fails, in JSON with its request id', async () => {
    const body = { code: 'FORBIDDEN', message: 'No scope.', requestId: 'req_a' };
    api.answer('/v1/verify', sendJson(403, body));
    expect(await type(['verify', '-'])).toMatchObject({ code: 3, err: 'No scope.\n' });
    const { code, out } = await type(['verify', '-', '--json']);
    expect([code, JSON.parse(out)]).toMatchObject([3, { ok: false, ...body }]);
  });

  it('explains itself', async () => {
    const { code, out } = await type(['verify', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('CLAIMCHECK_API_KEY only');
    expect(out).toContain('3 no answer');
  });
});
