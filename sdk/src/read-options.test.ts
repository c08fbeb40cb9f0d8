import { describe, expect, it } from 'vitest';
import { API_KEY } from '@/lib/testing/sdk-answers';
import { ClaimcheckError } from './errors';
import type { ClaimcheckOptions } from './options';
import { readOptions } from './read-options';

const GOOD = { baseUrl: 'https://api.example.com', workspaceId: 'acme', apiKey: API_KEY };

function problemOf(given: object, variables: Record<string, string> = {}): string {
  const options: ClaimcheckOptions = { ...GOOD, ...given };
  try {
    readOptions(options, variables);
  } catch (error) {
    if (error instanceof ClaimcheckError && error.code === 'CONFIGURATION') return error.message;
    throw error;
  }
  return '';
}

describe('readOptions', () => {
  it('fills in every default', () => {
    expect(readOptions(GOOD, {})).toEqual({
      ...GOOD,
      mode: 'api',
      timeoutMs: 5000,
      retries: 2,
      fetch: expect.any(Function),
      local: { pollIntervalMs: 5000, maxAgeMs: 3_600_000, cacheFile: null, onStatus: null },
    });
  });

  it('takes what is absent from variables, and what is given before them', () => {
    const variables = {
      CLAIMCHECK_API_URL: 'https://env.example.com',
      CLAIMCHECK_WORKSPACE: 'of-env',
      CLAIMCHECK_API_KEY: ` ${API_KEY}\n`,
    };
    expect(readOptions({ workspaceId: 'acme' }, variables)).toMatchObject({
      baseUrl: 'https://env.example.com',
      workspaceId: 'acme',
      apiKey: API_KEY,
    });
  });

  it.each([
    ['baseUrl', 'CLAIMCHECK_API_URL'],
    ['workspaceId', 'CLAIMCHECK_WORKSPACE'],
    ['apiKey', 'CLAIMCHECK_API_KEY'],
  ])('says how to give %s where it is missing', (name, variable) => {
    const { [name]: _, ...rest } = { ...GOOD } as Record<string, string>;
    expect(() => readOptions(rest, { [variable]: '' })).toThrow(
      `${name} is missing: pass it, or set ${variable} to`,
    );
  });

  it('threat 226: tells a machine key from an API key, and repeats neither', () => {
    const key = API_KEY.replace('cck_', 'ccm_');
    expect(problemOf({ apiKey: key })).toContain('machine key');
    expect(problemOf({ apiKey: key })).not.toContain(key.slice(4));
    expect(problemOf({ apiKey: 'sk_live_secret' })).toContain('begins with cck_');
    expect(problemOf({ apiKey: `${API_KEY}\r\nx: y` })).toContain('no API key');
  });

  it.each([
    ['api.example.com', 'whole address'],
    ['ftp://api.example.com', 'begins with https://'],
    ['https://me:secret@api.example.com', 'no user name'],
    ['https://api.example.com/?a=1', 'neither ? nor #'],
    ['https://api.example.com/#', 'neither ? nor #'],
    ['https://api.example.com/v1/', 'before /v1'],
    ['http://api.example.com', 'allowInsecureHttp'],
    ['http://8.8.8.8', 'allowInsecureHttp'],
    ['http://[2606:4700::1111]', 'allowInsecureHttp'],
    ['http://172.32.0.1', 'allowInsecureHttp'],
  ])('refuses the address %s', (baseUrl, words) => {
    expect(problemOf({ baseUrl })).toContain(words);
  });

  it.each([
    ['https://api.example.com/', 'https://api.example.com'],
    ['https://example.com/claimcheck//', 'https://example.com/claimcheck'],
    ['http://localhost:4000', 'http://localhost:4000'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['http://[::1]:4000', 'http://[::1]:4000'],
    ['http://10.1.2.3', 'http://10.1.2.3'],
    ['http://192.168.1.1', 'http://192.168.1.1'],
    ['http://[fd00::1]', 'http://[fd00::1]'],
    ['http://[::ffff:10.0.0.1]', 'http://[::ffff:a00:1]'],
    ['http://claimcheck-api:4000', 'http://claimcheck-api:4000'],
    ['http://api.claimcheck.svc.cluster.local', 'http://api.claimcheck.svc.cluster.local'],
  ])('takes the address %s', (baseUrl, read) => {
    expect(readOptions({ ...GOOD, baseUrl }, {}).baseUrl).toBe(read);
  });

  it('takes any http: where that is meant', () => {
    expect(problemOf({ baseUrl: 'http://api.example.com', allowInsecureHttp: true })).toBe('');
  });

  it.each([
    [{ workspaceId: 'Acme Inc' }, 'slug'],
    [{ workspaceId: 'wsp_abc' }, 'slug'],
    [{ mode: 'remote' }, "'api' or 'local'"],
    [{ timeoutMs: 0 }, 'timeoutMs is a whole number from 1'],
    [{ timeoutMs: Number.NaN }, 'timeoutMs'],
    [{ retries: 11 }, 'retries is a whole number from 0 to 10'],
    [{ fetch: 'node' }, 'fetch is a function'],
    [{ local: { pollIntervalMs: 10 } }, 'local.pollIntervalMs is a whole number from 250'],
    [{ local: { maxAgeMs: 1000 } }, 'local.maxAgeMs is a whole number from 5000'],
    [{ local: { cacheFile: '' } }, 'local.cacheFile'],
    [{ local: { onStatus: 'log' } }, 'local.onStatus'],
  ])('refuses %j', (given, words) => {
    expect(problemOf(given)).toContain(words);
  });
});
