import { createHash } from 'node:crypto';
import type { Environment } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import type { Trust } from '@/lib/core/tokens/trusted-provider';
import { listProvidersOf } from '@/lib/data/workspace-providers';
import { Followed } from '@/lib/platform/followed';
import { mapInSlices } from '@/lib/platform/in-slices';
import type { KeySource } from '@/lib/platform/key-source';
import { processWide } from '@/lib/platform/process-wide';
import { retainKeySets } from './key-sets';
import { isStorageTrouble } from './storage-failure';
import { otherPartOf, trustedPartOf } from './trust-parts';

/** Whose tokens are judged: one environment of a workspace. */
export interface TrustScope {
  readonly workspaceId: string;
  readonly environment: Environment;
}

/** The trust of a scope as it is saved. */
export interface TrustSnapshot {
  readonly trust: Trust;
  /** SHA-256 (hex) of the trust: two processes with the same one judge alike. */
  readonly configHash: string;
  /** Of the trusted providers, by id. */
  readonly keySources: ReadonlyMap<string, KeySource>;
}

const held = processWide(
  'trust',
  () =>
    new Followed<TrustSnapshot>({
      name: 'trust',
      read: (key) => readTrust(scopeOf(key)),
      isStorageTrouble,
    }),
);

/**
 * The providers that are trusted in an environment of a workspace: at once where they are known, and read
 * anew after every change of the configuration (`followConfiguration`). Rejects when the database
 * does not answer and nothing is known yet.
 */
export function trustOf(
  workspaceId: string,
  environment: Environment,
): TrustSnapshot | Promise<TrustSnapshot> {
  return held.get().get(scopeKeyOf({ workspaceId, environment }));
}

/** Number of the configuration that a snapshot of a scope was read under; null: another one is held by now. */
export function trustRevisionOf(scope: TrustScope, snapshot: TrustSnapshot): number | null {
  return held.get().revisionOf(scopeKeyOf(scope), snapshot);
}

/** The text that names a scope. */
export function scopeKeyOf({ workspaceId, environment }: TrustScope): string {
  return `${environment} ${workspaceId}`;
}

/** The scope that a text of `scopeKeyOf` names. */
export function scopeOf(key: string): TrustScope {
  const [environment, workspaceId = ''] = key.split(' ');
  if (environment === 'production' || environment === 'staging' || environment === 'development') {
    return { workspaceId, environment };
  }
  throw new Error(`There is no environment ${environment}.`);
}

async function readTrust({ workspaceId, environment }: TrustScope): Promise<TrustSnapshot> {
  const saved = await listProvidersOf(workspaceId);
  const enabled = saved.flatMap((provider) => (provider.enabled ? [provider.id] : []));
  retainKeySets(workspaceId, new Set(enabled));
  const isTrusted = (provider: Provider) =>
    provider.enabled && provider.settings.environment === environment;
  const trusted = await mapInSlices(saved.filter(isTrusted), trustedPartOf);
  const others = await mapInSlices(
    saved.filter((provider) => !isTrusted(provider)),
    otherPartOf,
  );
  const trust: Trust = {
    providers: trusted.map((part) => part.trusted),
    others: others.map(({ other }) => other),
  };
  const keySources = new Map(trusted.map(({ source }) => [source.providerId, source]));
  return { trust, configHash: hashOf(trusted, others), keySources };
}

function hashOf(...parts: readonly (readonly { readonly digest: string }[])[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.map(({ digest }) => digest).join(' ')}\n`);
  return hash.digest('hex');
}
