import { describe, expect, it } from 'vitest';
import type { KeyRing } from '@/lib/core/oidc/key-ring';
import { tokenDigest } from '@/lib/platform/token-digest';
import { acceptedMachineKey, acceptedToken, refusedToken } from '@/lib/testing/verdicts';
import { type JudgedBy, RecentVerdicts } from './recent-verdicts';
import type { TrustScope } from './trust-of';
import type { Verified } from './verify-token';

const NOW = 1_800_000_000_000;
const SCOPE: TrustScope = { workspaceId: 'wsp_a', environment: 'production' };
const good = (given = {}): Verified => acceptedToken({ expiresAt: NOW / 1000 + 3600, ...given });

function setUp(maxBytes?: number) {
  const ring: KeyRing = { keys: [], unusable: [] };
  const state: { by: JudgedBy | null } = { by: { configHash: 'c1', ring } };
  const verdicts = new RecentVerdicts(() => state.by, maxBytes);
  const sought = (token: string, now = NOW, scope = SCOPE) => ({
    scope,
    digest: tokenDigest(token),
    now,
  });
  const keep = (token: string, verified = good()) =>
    verdicts.keep(sought(token), verified, token.length);
  const find = (token: string, now?: number, scope?: TrustScope) =>
    verdicts.find(sought(token, now, scope))?.verified ?? null;
  return { verdicts, state, ring, sought, keep, find };
}

describe('RecentVerdicts', () => {
  it('knows a token that came before, and finds it once it was kept', () => {
    const { verdicts, keep, find } = setUp();
    const verified = good();
    expect([verdicts.cameBefore('a'), verdicts.cameBefore('a')]).toEqual([false, true]);
    expect(find('a')).toBeNull();
    expect(keep('a', verified)?.verified).toBe(verified);
    expect(find('a')).toBe(verified);
    expect(verdicts.counts).toEqual({ hits: 1, misses: 2 });
  });

  it('threat 40: tells tokens apart that share all but one character, head, payload or signature', () => {
    const { keep, find } = setUp();
    const token = `${'h'.repeat(100)}.${'p'.repeat(400)}.${'s'.repeat(342)}`;
    keep(token);
    const others = Array.from(
      token,
      (c, at) => `${token.slice(0, at)}${c === 'x' ? 'y' : 'x'}${token.slice(at + 1)}`,
    );
    expect(
      [...others, `${token} `, token.slice(1), ''].filter((other) => find(other) !== null),
    ).toEqual([]);
    expect(find(token)).not.toBeNull();
  });

  it('threat 40: finds nothing of another workspace or environment', () => {
    const { keep, find } = setUp();
    keep('a');
    expect(find('a', NOW, { ...SCOPE, environment: 'staging' })).toBeNull();
    expect(find('a', NOW, { ...SCOPE, workspaceId: 'wsp_b' })).toBeNull();
  });

  it('threat 40: holds nothing once configuration or keys are others, or not at hand', () => {
    const { state, ring, keep, find } = setUp();
    keep('a');
    for (const by of [{ configHash: 'c2', ring }, { configHash: 'c1', ring: { ...ring } }, null]) {
      state.by = by;
      expect(find('a')).toBeNull();
    }
    state.by = { configHash: 'c1', ring };
    expect(find('a')).not.toBeNull();
  });

  it('keeps no verdict of a configuration that has changed meanwhile', () => {
    const { state, ring, keep, find } = setUp();
    state.by = { configHash: 'c2', ring };
    expect(keep('a')).toBeNull();
    expect(find('a')).toBeNull();
  });

  it('holds for a minute, and not past the end of the token', () => {
    const { keep, find } = setUp();
    keep('a');
    keep('b', good({ expiresAt: NOW / 1000 + 10 }));
    expect([find('a', NOW + 59_999), find('a', NOW + 60_000)].map((v) => v !== null)).toEqual([
      true,
      false,
    ]);
    expect([find('b', NOW + 9999), find('b', NOW + 10_000)].map((v) => v !== null)).toEqual([
      true,
      false,
    ]);
    expect(keep('c', good({ expiresAt: NOW / 1000 }))).toBeNull();
  });

  it('keeps refusals, machine keys and listed checks not at all', () => {
    const { keep } = setUp();
    expect(keep('a', refusedToken())).toBeNull();
    expect(keep('b', acceptedMachineKey())).toBeNull();
    expect(keep('c', good({ checks: [] }))).toBeNull();
  });

  it('is bounded by size, and lets go of what was not used for longest', () => {
    const { verdicts, keep, find } = setUp(20 * 1100);
    for (let number = 0; number < 1000; number += 1) {
      keep(`token ${number}`);
      find('token 0');
    }
    expect(verdicts.size).toBeLessThanOrEqual(21);
    expect(find('token 0')).not.toBeNull();
    expect(find('token 1')).toBeNull();
  });
});
