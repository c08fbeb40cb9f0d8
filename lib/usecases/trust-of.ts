import { createHash } from 'node:crypto';
import { canonicalJson } from '@/lib/core/canonical-json';
import type { Environment } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import {
  type OtherProvider,
  type Trust,
  trustedProviderOf,
} from '@/lib/core/tokens/trusted-provider';
import { listProvidersOf } from '@/lib/data/workspace-providers';
import { Followed } from '@/lib/platform/followed';
import { type KeySource, keySourceOf } from '@/lib/platform/key-source';
import { processWide } from '@/lib/platform/process-wide';
import { retainKeySets } from './key-sets';
import { isStorageTrouble } from './storage-failure';

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
  return held.get().get(`${environment} ${workspaceId}`);
}

function scopeOf(key: string): TrustScope {
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
  const isTrusted = ({ enabled, settings }: Provider) =>
    enabled && settings.environment === environment;
  const trusted = saved.filter(isTrusted);
  const trust: Trust = {
    providers: trusted.map(trustedProviderOf),
    others: saved.filter((provider) => !isTrusted(provider)).map(otherOf),
  };
  return {
    trust,
    configHash: createHash('sha256').update(canonicalJson(trust)).digest('hex'),
    keySources: new Map(trusted.map((provider) => [provider.id, keySourceOf(provider)])),
  };
}

function otherOf({ id, draft, enabled, settings }: Provider): OtherProvider {
  return {
    id,
    name: draft.name,
    environment: settings.environment,
    enabled,
    issuers: settings.issuers.map(({ value }) => value),
  };
}
