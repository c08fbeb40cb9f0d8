import { MACHINE_KEY_MARK } from '@/lib/core/access/key-format';
import type { JudgeOptions } from '@/lib/core/tokens/judge-case';
import { type OpenedToken, openToken } from '@/lib/core/tokens/open-token';
import {
  judgeBeforeKeys,
  keysAwayMessage,
  refusedForKeys,
} from '@/lib/core/tokens/refused-for-keys';
import { isRefusal, selectProvider } from '@/lib/core/tokens/select-provider';
import type { TrustedProvider } from '@/lib/core/tokens/trusted-provider';
import type { Refused, TokenVerdict, Verdict } from '@/lib/core/tokens/verdict';
import { judgeToken } from '@/lib/platform/judge-token';
import type { KeysAnswer } from '@/lib/platform/key-set-services';
import type { KeySource } from '@/lib/platform/key-source';
import { readToken } from '@/lib/platform/read-token';
import { judgeMachineKey } from './judge-machine-key';
import { keySets } from './key-sets';
import { type TrustScope, type TrustSnapshot, trustOf } from './trust-of';

/** A verdict, and by which configuration it was reached. */
export interface Verified {
  readonly verdict: Verdict;
  /** SHA-256 (hex) of the trust that it was judged by. */
  readonly configHash: string;
  /** Null: none was selected, or it was a machine key. */
  readonly provider: Pick<TrustedProvider, 'id' | 'name' | 'type'> | null;
  /** When to try again, where keys could not be had (`JWKS_FETCH_FAILED`); null for every other verdict. */
  readonly retryAfterSeconds: number | null;
}

export interface VerifyOptions {
  /** Make and list all checks that can be made; default: no. */
  readonly explain?: boolean;
  /** Epoch milliseconds; default: the clock. */
  readonly now?: number;
}

/** One token on its way through. */
interface Case {
  readonly opened: OpenedToken;
  readonly provider: TrustedProvider;
  readonly source: KeySource;
  readonly snapshot: TrustSnapshot;
  readonly options: JudgeOptions;
}

/**
 * Judges a token in an environment of a workspace by the one engine, or a machine key in its place. At
 * once where trust and keys are held, else when they were read and fetched. Nothing in a token makes it
 * throw; a database that does not answer does, while nothing of it is known yet.
 */
export function verifyToken(
  scope: TrustScope,
  token: string,
  { explain = false, now = Date.now() }: VerifyOptions = {},
): Verified | Promise<Verified> {
  const snapshot = trustOf(scope.workspaceId, scope.environment);
  const options = { explain, now };
  return snapshot instanceof Promise
    ? snapshot.then((read) => judge(scope, token, read, options))
    : judge(scope, token, snapshot, options);
}

function judge(
  scope: TrustScope,
  token: string,
  snapshot: TrustSnapshot,
  options: JudgeOptions,
): Verified | Promise<Verified> {
  if (token.startsWith(MACHINE_KEY_MARK)) {
    const verdict = judgeMachineKey(scope, token, options.now);
    return verdict instanceof Promise
      ? verdict.then((settled) => withoutProvider(settled, snapshot))
      : withoutProvider(verdict, snapshot);
  }
  const opened = openToken(token, readToken);
  const selected = selectProvider(opened, snapshot.trust, options);
  if (isRefusal(selected)) return withoutProvider(selected, snapshot);
  const source = snapshot.keySources.get(selected.id);
  if (source === undefined) throw new Error(`The trusted provider ${selected.id} has no keys.`);
  return judgeWithKeys({ opened, provider: selected, source, snapshot, options });
}

function judgeWithKeys(one: Case): Verified | Promise<Verified> {
  const keys = keySets().atHand(one.source);
  if (keys !== null) return judgeBy(one, keys);
  // Nobody waits, and nothing is fetched, for a token that no key could save.
  const early = judgeBeforeKeys(one.opened, one.provider, one.options);
  if (early !== null) return settled(one, early);
  const answer = keySets().answer(one.source);
  return answer instanceof Promise ? answer.then((had) => judgeBy(one, had)) : judgeBy(one, answer);
}

function judgeBy(one: Case, keys: KeysAnswer): Verified | Promise<Verified> {
  if (!keys.ok) return withoutKeys(one, keys.retryAfterSeconds);
  const verdict = judgeToken(one.opened, one.provider, keys.ring, one.options);
  return verdict.valid || !verdict.refetch ? settled(one, verdict) : judgeAgain(one, keys, verdict);
}

type HadKeys = Extract<KeysAnswer, { ok: true }>;

/** The token names a key that is not known: the keys are asked for once more, if that is worth it. */
function judgeAgain(one: Case, had: HadKeys, verdict: Refused): Verified | Promise<Verified> {
  const kid = kidOf(one.opened);
  if (had.awaited) {
    keySets().noteAbsent(one.source, kid);
    return settled(one, verdict);
  }
  const newer = keySets().newer(one.source, had.ring, kid);
  if (newer === null) return settled(one, verdict);
  const judgeNewer = (keys: KeysAnswer | null) =>
    keys?.ok === true ? judgeOnNewer(one, keys) : settled(one, verdict);
  return newer instanceof Promise ? newer.then(judgeNewer) : judgeNewer(newer);
}

/** Keys that somebody else had fetched may be older than the token: then they are asked for once more. */
async function judgeOnNewer(one: Case, keys: HadKeys): Promise<Verified> {
  const verdict = judgeToken(one.opened, one.provider, keys.ring, one.options);
  if (verdict.valid || !verdict.refetch || keys.awaited) return settled(one, verdict);
  const newest = await keySets().newer(one.source, keys.ring, kidOf(one.opened));
  return newest?.ok === true
    ? settled(one, judgeToken(one.opened, one.provider, newest.ring, one.options))
    : settled(one, verdict);
}

function kidOf(opened: OpenedToken): string | null {
  const kid = opened.ok ? opened.header.kid : null;
  return typeof kid === 'string' ? kid : null;
}

function settled({ provider, snapshot }: Case, verdict: TokenVerdict): Verified {
  const { id, name, type } = provider;
  const { configHash } = snapshot;
  return { verdict, configHash, provider: { id, name, type }, retryAfterSeconds: null };
}

/** The cause is for those who may see it, in the state of the provider's keys. */
function withoutKeys(one: Case, retryAfterSeconds: number): Verified {
  const { opened, provider, options } = one;
  const message = keysAwayMessage(provider);
  return { ...settled(one, refusedForKeys(opened, provider, message, options)), retryAfterSeconds };
}

function withoutProvider(verdict: Verdict, { configHash }: TrustSnapshot): Verified {
  return { verdict, configHash, provider: null, retryAfterSeconds: null };
}
