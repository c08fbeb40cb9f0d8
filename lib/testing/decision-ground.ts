import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import type { Condition, Effect, Rule } from '@/lib/core/policies/specification';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { updateClaimMappings } from '@/lib/usecases/update-claim-mappings';
import type { Verified, verifyToken } from '@/lib/usecases/verify-token';
import { apiClient, makeApiKey } from './api-client';
import { createTestApi } from './api-server';
import { present } from './connection-tests';
import { testDatabase } from './database';
import { callerOf, createWorkspace, saveProvider, unwrap } from './factories';
import { followNow } from './keys';
import { acceptedToken } from './verdicts';

/** Where decisions are asked for. */
export const CHECK_ROUTE = '/v1/check-authorization';

/** A good question about orders. */
export const CHECK = { token: 'a.b.c', resource: 'orders', action: 'approve' } as const;

/** A mapping of `role`, which is not required. */
export const ROLE: ClaimMapping = { jwtPath: 'role', attribute: 'role', required: false };

/** Holds for `ext_role` admin. */
export const IS_ADMIN = {
  function: 'string_equal',
  attribute: 'ext_role',
  value: 'admin',
} as const;

/** A rule named after its effect and the number of its conditions. */
export function rule(effect: Effect, ...conditions: readonly Condition[]): Rule {
  return { rule_id: `${effect} ${conditions.length}`, effect, conditions };
}

/** The answer to a question. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // What is answered is JSON of any form.
  readonly body: ReturnType<typeof JSON.parse>;
}

/** An api over a database whose tokens are what a test says that they are. */
export interface DecisionGround {
  /** Of a workspace that nothing but a provider is in; another for each test. */
  readonly owner: Caller;
  readonly providerId: string;
  /** A key that may do nothing but ask for decisions. */
  readonly key: string;
  /** What the api has logged in this test. */
  readonly lines: string[];
  /** Every token is this from now on. */
  found(verified: Verified): void;
  /** Saves mappings of the provider. */
  map(...rows: readonly ClaimMapping[]): Promise<void>;
  /** Sends a body; the api has seen every change before it. */
  ask(body?: object, url?: string): Promise<Answered>;
  /** Sends a body as it is. */
  send(payload: string, url: string): Promise<number>;
}

/**
 * Registers hooks: a database and an api for the file, a workspace with a provider for each test. `level` is
 * that of its log; default debug.
 */
export function decisionGround(level = 'debug'): DecisionGround {
  const lines: string[] = [];
  const verify = vi.fn<typeof verifyToken>();
  const api = createTestApi({ authenticate: authenticateApiKey, verify }, { lines, level });
  let fresh: Pick<DecisionGround, 'owner' | 'providerId' | 'key'> | null = null;
  const found = (verified: Verified) => void verify.mockReturnValue(verified);
  beforeAll(async () => {
    const test = await testDatabase();
    return async () => {
      await api.close();
      await test.close();
    };
  });
  beforeEach(async () => {
    const owner = callerOf((await createWorkspace()).id);
    const { id: providerId } = await saveProvider(owner);
    const { plaintext: key } = await makeApiKey(owner, { grants: ['authorize'] });
    fresh = { owner, providerId, key };
    lines.length = 0;
    found(acceptedToken({ providerId }, { role: 'admin' }));
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  return {
    get owner() {
      return present(fresh).owner;
    },
    get providerId() {
      return present(fresh).providerId;
    },
    get key() {
      return present(fresh).key;
    },
    lines,
    found,
    map: async (...rows) => {
      const { owner, providerId } = present(fresh);
      unwrap(await updateClaimMappings(owner, { providerId, version: 0, rows }));
    },
    ask: async (body = CHECK, url = CHECK_ROUTE) => {
      await followNow();
      const answer = await apiClient(api, present(fresh).key)('POST', url, { body });
      return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
    },
    send: async (payload, url) => {
      const type = { 'content-type': 'application/json' };
      const headers = { authorization: `Bearer ${present(fresh).key}`, ...type };
      return (await api.inject({ method: 'POST', url, headers, payload })).statusCode;
    },
  };
}
