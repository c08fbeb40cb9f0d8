import { type Caller, requirePermission } from '@/lib/core/access/caller';
import type { KeyFailure } from '@/lib/core/oidc/key-failure';
import type { KeyRing } from '@/lib/core/oidc/key-ring';
import { notFound, ok, type Result } from '@/lib/core/result';
import { type TrustedProvider, trustedProviderOf } from '@/lib/core/tokens/trusted-provider';
import type { KeysAnswer } from '@/lib/platform/key-set-services';
import { type KeySource, keySourceOf } from '@/lib/platform/key-source';
import { adoptStoredKeys, keySets } from './key-sets';
import { visibleProvider } from './provider-access';
import { idSchema } from './versioned-target';

/** What tokens of a provider are judged by: its rules and its public keys, or why there are none. */
export interface VerificationKeys {
  readonly provider: TrustedProvider;
  /** Null: none can be had. */
  readonly ring: KeyRing | null;
  /** ISO 8601; null: they are pasted, or there are none. */
  readonly fetchedAt: string | null;
  /** The provider does not answer, and these are from before. */
  readonly stale: boolean;
  /** Why there are none, or why the last fetch failed; null: nothing did. */
  readonly problem: string | null;
  /** When to try again; null: there are keys. */
  readonly retryAfterSeconds: number | null;
}

/**
 * The keys that tokens of a provider are verified with, enabled or not: the newest that any process has
 * stored, fetched where there are none.
 * `refetch`: ask once more, as an unknown key id would, as far as the provider may be asked again.
 * Network causes only for those who have `providers:test`. Needs `debugger:use`. Fails with NOT_FOUND.
 */
export async function getVerificationKeys(
  caller: Caller,
  providerId: string,
  { refetch = false }: { readonly refetch?: boolean } = {},
): Promise<Result<VerificationKeys>> {
  const allowed = requirePermission(caller, 'debugger:use');
  if (!allowed.ok) return allowed;
  if (!idSchema.safeParse(providerId).success) return notFound('provider');
  const saved = await visibleProvider(caller, providerId);
  if (saved === null) return notFound('provider');
  // The api may have newer ones, by which tokens are refused that this process would still accept.
  await adoptStoredKeys();
  const source = keySourceOf(saved);
  const provider = trustedProviderOf(saved);
  return ok({ provider, ...shownTo(caller, source, await keysOf(source, refetch)) });
}

async function keysOf(source: KeySource, refetch: boolean): Promise<KeysAnswer> {
  const answer = await keySets().answer(source);
  if (!refetch || !answer.ok || answer.awaited) return answer;
  return (await keySets().newer(source, answer.ring, null)) ?? answer;
}

function shownTo(
  caller: Caller,
  source: KeySource,
  answer: KeysAnswer,
): Omit<VerificationKeys, 'provider'> {
  const state = keySets().stateOf(source);
  const fetchedAt = state?.fetchedAt ?? null;
  const failure = answer.ok ? (state?.failure ?? null) : answer.failure;
  return {
    ring: answer.ok ? answer.ring : null,
    fetchedAt: !answer.ok || fetchedAt === null ? null : new Date(fetchedAt).toISOString(),
    stale: answer.ok && answer.stale,
    problem: failure === null ? null : problemFor(caller, failure),
    retryAfterSeconds: answer.ok ? null : answer.retryAfterSeconds,
  };
}

function problemFor({ permissions }: Caller, { message }: KeyFailure): string {
  return permissions.has('providers:test') ? message : 'The provider could not be asked.';
}
