import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { DatabaseKind } from '@/lib/data/open-database';
import { env } from '@/lib/platform/env';
import { settleKeySets } from '@/lib/usecases/key-sets';
import { testDatabase } from './database';
import { callerOf, createWorkspace } from './factories';
import { type LiveProvider, startLiveProvider } from './live-provider';

/** A workspace with one provider that answers; another one for each test. */
export interface BundleGround {
  readonly owner: Caller;
  readonly live: LiveProvider;
}

/** Has every test of a block begin with such a ground, which is there once the test runs. */
export function bundleGroundOfEach(kind: DatabaseKind): BundleGround {
  let ground: BundleGround | null = null;
  const current = () => {
    if (ground === null) throw new Error('The ground is there once a test runs.');
    return ground;
  };
  beforeAll(async () => {
    await testDatabase(kind);
  });
  afterAll(async () => {
    await settleKeySets();
    env().allowedPrivateOrigins = [];
  });
  beforeEach(async () => {
    const owner = callerOf((await createWorkspace()).id);
    ground = { owner, live: await startLiveProvider(owner, { name: 'Live' }) };
  });
  return {
    get owner() {
      return current().owner;
    },
    get live() {
      return current().live;
    },
  };
}
