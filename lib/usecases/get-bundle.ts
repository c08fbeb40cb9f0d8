import type { LRUCache } from 'lru-cache';
import { requirePermission } from '@/lib/core/access/caller';
import type { KeyCaller } from '@/lib/core/access/key-caller';
import { ok, type Result } from '@/lib/core/result';
import { processWide } from '@/lib/platform/process-wide';
import type { SealedText } from '@/lib/platform/text-in-chunks';
import { type BundleGround, bundleGroundOf, isSameGround } from './bundle-ground';
import type { MissingKey } from './bundle-keys';
import { heldBundles } from './held-bundles';
import { unavailable } from './storage-failure';
import { scopeKeyOf } from './trust-of';
import { writeBundle } from './write-bundle';

/** How long keys that are not held are waited for. */
const WAIT_MS = 2000;

/** A bundle as it is sent. */
export interface Bundle {
  readonly text: SealedText;
  /** Number of the configuration that it was made by; it goes back where a backup was restored. */
  readonly revision: number;
}

export interface GetBundleOptions {
  /** The key id of a token that the bundle in use has no key for; default: none. */
  readonly missing?: MissingKey | null;
  /** For how many milliseconds keys that are not held are waited for, in all; default 2000. */
  readonly waitMs?: number;
}

interface Written {
  readonly ground: BundleGround;
  readonly text: SealedText;
}

interface Writing {
  readonly ground: BundleGround;
  readonly text: Promise<SealedText>;
}

interface Bundles {
  readonly written: LRUCache<string, Written>;
  readonly writing: Map<string, Writing>;
}

const held = processWide(
  'bundles',
  (): Bundles => ({ written: heldBundles(), writing: new Map() }),
);

/**
 * The trust bundle of the caller's workspace and environment as JSON text (`TrustBundle`), written anew only
 * where something in it changed. A missing key is asked for at its provider, unless that was done just now;
 * a provider that is not of this environment is asked nothing. Needs `bundle:read`. Fails with UNAVAILABLE.
 */
export async function getBundle(
  caller: KeyCaller,
  { missing = null, waitMs = WAIT_MS }: GetBundleOptions = {},
): Promise<Result<Bundle>> {
  const allowed = requirePermission(caller, 'bundle:read');
  if (!allowed.ok) return allowed;
  const { workspaceId, workspaceSlug, environment } = caller;
  const scope = { workspaceId, workspaceSlug, environment };
  try {
    return ok(await bundleOf(await bundleGroundOf(scope, missing, waitMs), waitMs));
  } catch (error) {
    return unavailable(error);
  }
}

/** Forgets every bundle that was written. */
export function forgetBundlesForTesting(): void {
  held.set(null);
}

/** One is written at a time for each scope; whoever wants another waits, and for the newest. */
async function bundleOf(ground: BundleGround, waitMs: number): Promise<Bundle> {
  const { written, writing } = held.get();
  const { revision } = ground;
  const key = scopeKeyOf(ground.scope);
  const before = written.get(key);
  if (before !== undefined && isSameGround(before.ground, ground)) {
    return { text: before.text, revision };
  }
  const underWay = writing.get(key);
  if (underWay === undefined) return { text: await write(key, ground), revision };
  const text = await underWay.text;
  if (isSameGround(underWay.ground, ground)) return { text, revision };
  return bundleOf(await bundleGroundOf(ground.scope, null, waitMs), waitMs);
}

async function write(key: string, ground: BundleGround): Promise<SealedText> {
  const { written, writing } = held.get();
  const text = writeBundle(ground).then((made) => {
    const before = written.peek(key)?.text;
    // The same bytes were perhaps compressed already.
    const lasting = before?.digest === made.digest ? before : made;
    written.set(key, { ground, text: lasting });
    return lasting;
  });
  writing.set(key, { ground, text });
  try {
    return await text;
  } finally {
    writing.delete(key);
  }
}
