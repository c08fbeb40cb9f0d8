import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type BundleRequest,
  type FakeBundleApi,
  fakeBundleApi,
  localSettings,
  madeUpBundle,
  ofRevision,
  refusal,
  rightAnswer,
  sha256,
  type VirtualMachine,
  virtualMachine,
} from '@/lib/testing/fake-bundle-api';
import { makeToken } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';
import type { Backend } from './backend';
import { localBackend } from './local-backend';
import { LocalCacheFile } from './local-cache-file';
import type { ClaimcheckSettings } from './settings';

/** Ends what hangs; a machine with other work may be slow. */
const SOON = { timeout: 60_000 };
const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const token = makeToken(tokenKey('RS256'), { claims: { exp: 1_900_000_000 } });

let folder = '';
let file = '';
const open: Backend[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimcheck-cache-'));
  file = join(folder, 'bundle');
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((backend) => backend.close()));
  rmSync(folder, { recursive: true, force: true });
});

interface Ground {
  readonly api: FakeBundleApi;
  readonly machine: VirtualMachine;
  readonly backend: Backend;
}

const away = () => Promise.reject(new Error('connect ECONNREFUSED'));

/** A process that begins at a time, by an api that is there or away. */
async function start(
  given: { from?: number; isAway?: boolean; settings?: Partial<ClaimcheckSettings> } = {},
): Promise<Ground> {
  const api = fakeBundleApi();
  if (given.isAway) api.answer = away;
  const machine = virtualMachine(1_048_576, given.from ?? NOW);
  const settings = { ...localSettings(api, { cacheFile: file }), ...given.settings };
  const backend = localBackend(settings, machine);
  open.push(backend);
  if (!given.isAway) await backend.ready();
  return { api, machine, backend };
}

/** A process that has written the file and is gone. */
async function written(): Promise<void> {
  const { backend } = await start();
  await backend.close();
  open.length = 0;
}

/** What a process says that begins while the api is away: a code, or that it answers. */
async function restarted(given: Parameters<typeof start>[0] = {}): Promise<string> {
  const ground = await start({ isAway: true, ...given });
  const { backend, machine } = ground;
  const ready = backend.ready().then(
    () => 'ready',
    (error: { code: string }) => error.code,
  );
  // The file is read before the first poll, which fails.
  await vi.waitFor(() => expect(backend.status().problem?.code).toBe('UNAVAILABLE'), SOON);
  await machine.pass(6_000);
  return ready;
}

describe('threat 155: a restart while the api is away', () => {
  it('goes on with what the file holds, within its bound', async () => {
    await written();
    const { backend } = await start({ isAway: true, from: NOW + 30 * MINUTE });
    await backend.ready();
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
    expect(backend.status().bundle).toMatchObject({
      source: 'file',
      confirmedAt: new Date(NOW).toISOString(),
      ageMs: 30 * MINUTE,
    });
  });

  it('makes nothing younger: what is left of its time is all', async () => {
    await written();
    const { backend, machine } = await start({ isAway: true, from: NOW + 59 * MINUTE });
    await backend.ready();
    await machine.pass(61_000);
    await expect(backend.verify(token, {})).rejects.toMatchObject({ code: 'BUNDLE_TOO_OLD' });
  });

  it('is confirmed by the api without being sent anew', async () => {
    await written();
    const { api, machine, backend } = await start({ from: NOW + 30 * MINUTE });
    await machine.idle();
    await machine.pass(6_000);
    expect(api.requests[0]?.headers.get('if-none-match')).toBe(backend.status().bundle?.revision);
    expect(backend.status().bundle).toMatchObject({ source: 'file' });
    expect(backend.status().bundle?.ageMs).toBeLessThan(10_000);
  });
});

describe('the file', () => {
  it('is for this user alone, and nothing is left beside it', async () => {
    await written();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['bundle']);
    expect(readFileSync(file, 'utf8')).not.toContain('cck_live');
  });

  it('has no remains beside it of processes that ended while they wrote', async () => {
    const remains = (name: string, minutesAgo: number) => {
      const at = (NOW - minutesAgo * MINUTE) / 1000;
      writeFileSync(join(folder, name), 'half of it');
      utimesSync(join(folder, name), at, at);
    };
    remains('bundle.0123456789ab.part', 11);
    remains('bundle.ba9876543210.part', 1);
    remains('bundle.mine.part', 11);
    remains('other.0123456789ab.part', 11);
    await written();
    expect(readdirSync(folder).sort()).toEqual([
      'bundle',
      'bundle.ba9876543210.part',
      'bundle.mine.part',
      'other.0123456789ab.part',
    ]);
  });

  it('keeps which configuration it was made by, so that no older one takes its place', async () => {
    const { api, machine, backend } = await start();
    const bundle = madeUpBundle({ configHash: sha256('newer') });
    const answerOf = (revision: number) => (request: BundleRequest) =>
      ofRevision(rightAnswer({ bundle }, request), revision);
    api.answer = answerOf(8);
    await vi.waitFor(async () => {
      await machine.pass(6_000);
      expect(readFileSync(file, 'utf8')).toContain('"configuration":8');
    }, SOON);
    await backend.close();
    const older = await start({ isAway: true, from: NOW + 30 * MINUTE });
    await older.backend.ready();
    older.api.answer = answerOf(7);
    await older.machine.pass(40_000);
    expect(older.backend.status().problem?.message).toContain('configuration 7, not 8');
  });

  it('is written when the bundle changed, and else every five minutes', async () => {
    const { api, machine, backend } = await start();
    const head = () => JSON.parse(readFileSync(file, 'utf8').split('\n')[0] ?? '');
    await vi.waitFor(() => expect(head().confirmedAt).toBe(NOW), SOON);
    const { revision } = head();
    await machine.pass(4 * MINUTE);
    expect(head().confirmedAt).toBe(NOW);
    // The disk may be slow while no time passes here.
    const passUntil = (isSo: () => boolean) =>
      vi.waitFor(async () => {
        await machine.pass(5_000);
        expect(isSo()).toBe(true);
      }, SOON);
    await passUntil(() => head().confirmedAt >= NOW + 5 * MINUTE);
    expect(head().revision).toBe(revision);
    api.bundle = madeUpBundle({ configHash: sha256('other') });
    await passUntil(() => head().revision !== revision);
    expect(backend.status().problem).toBeNull();
  });

  it('is taken away when the api refuses the key', async () => {
    const { api, machine } = await start();
    api.answer = () => refusal(401, 'UNAUTHENTICATED');
    await machine.pass(6_000);
    await vi.waitFor(() => expect(readdirSync(folder)).toEqual([]), SOON);
  });

  it.each<[string, (text: string) => string, string]>([
    [
      'a changed head',
      (text) => text.replace('"confirmedAt":18', '"confirmedAt":19'),
      'was changed',
    ],
    ['a changed bundle', (text) => text.replace('"orders"', '"others"'), 'was changed'],
    ['a cut one', (text) => text.slice(0, -10), 'was changed'],
    ['nothing', () => '', 'cut off'],
    ['another thing', () => 'one\ntwo\nthree', 'was changed'],
  ])('that holds %s is not used, and says so', async (_, change, reason) => {
    await written();
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    expect(await restarted()).toBe('NO_BUNDLE');
    const read = await new LocalCacheFile(file, 'cck_live_of_a_test').read(READING);
    expect(read).toMatchObject({ kind: 'ignored', reason: expect.stringContaining(reason) });
  });

  it.each<[string, Parameters<typeof start>[0]]>([
    ['was written with another API key', { settings: { apiKey: 'cck_live_another' } }],
    ['is of another workspace', { settings: { workspaceId: 'other' } }],
    ['is too old', { from: NOW + 61 * MINUTE }],
    ['is of a time to come', { from: NOW - 10 * MINUTE }],
  ])('that %s is not used', async (_, given) => {
    await written();
    expect(await restarted(given)).toBe('NO_BUNDLE');
  });

  it('that holds a bundle which is none is not used', async () => {
    const bundle = JSON.stringify({ ...madeUpBundle(), format: 2 });
    const cache = new LocalCacheFile(file, 'cck_live_of_a_test');
    const head = { workspace: 'acme', revision: '"1"', configuration: null, confirmedAt: NOW };
    await cache.write({ ...head, text: bundle });
    expect(await restarted()).toBe('NO_BUNDLE');
  });

  it('that cannot be used is replaced by the next bundle, and the status is clear again', async () => {
    writeFileSync(file, 'something');
    const { backend } = await start();
    const clear = { ready: true, problem: null };
    await vi.waitFor(() => expect(backend.status()).toMatchObject(clear), SOON);
    expect(readFileSync(file, 'utf8')).toContain('claimcheck bundle file 1');
  });

  it('that is a folder, or whose folder is not there, harms nothing and is told', async () => {
    mkdirSync(file);
    const { backend, machine } = await start();
    const told = { code: 'CACHE_FILE_NOT_WRITTEN' };
    await vi.waitFor(() => expect(backend.status().problem).toMatchObject(told), SOON);
    await machine.pass(30_000);
    expect(await backend.verify(token, {})).toMatchObject({ valid: true });
    expect(readdirSync(folder)).toEqual(['bundle']);
  });

  it('is put in the place of a link, not written where it points', async () => {
    const elsewhere = join(folder, 'elsewhere');
    writeFileSync(elsewhere, 'mine');
    chmodSync(elsewhere, 0o644);
    symlinkSync(elsewhere, file);
    await written();
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

const READING = { workspace: 'acme', now: NOW, maxAgeMs: 60 * MINUTE, maxBytes: 1_048_576 };
