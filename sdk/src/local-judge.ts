import { MACHINE_KEY_MARK } from '@/lib/core/access/key-format';
import type { BundledKeys } from '@/lib/core/bundle/trust-bundle';
import type { JudgeOptions } from '@/lib/core/tokens/judge-case';
import { type OpenedToken, openToken } from '@/lib/core/tokens/open-token';
import {
  judgeBeforeKeys,
  keysAwayMessage,
  refusedForKeys,
} from '@/lib/core/tokens/refused-for-keys';
import { isRefusal, selectProvider } from '@/lib/core/tokens/select-provider';
import type { TrustedProvider } from '@/lib/core/tokens/trusted-provider';
import type { TokenVerdict, Verdict } from '@/lib/core/tokens/verdict';
import { judgeToken } from '@/lib/platform/judge-token';
import { readToken } from '@/lib/platform/read-token';
import { judgeLocalMachineKey } from './local-machine-keys';
import type { MissingKid } from './local-request';
import type { LocalTrust } from './local-trust';

/** A verdict, and by what it was reached. */
export interface LocalVerdict {
  readonly verdict: Verdict;
  readonly configHash: string;
  /** Null: none was selected, or it was a machine key. */
  readonly provider: TrustedProvider | null;
  /** The key that the provider lacks here, and perhaps no longer where it publishes; null: none is missed. */
  readonly missing: MissingKid | null;
}

export interface LocalJudgeOptions extends JudgeOptions {
  /** Epoch milliseconds as far as any clock has come, for keys that are usable until a moment. */
  readonly latest: number;
}

/** Judges a token, or a machine key in its place, by the engine of the api. Nothing in a token makes it throw. */
export function judgeLocally(
  local: LocalTrust,
  token: string,
  options: LocalJudgeOptions,
): LocalVerdict {
  if (token.startsWith(MACHINE_KEY_MARK)) {
    return withoutProvider(local, judgeLocalMachineKey(local.machineKeys, token, options.now));
  }
  const opened = openToken(token, readToken);
  const selected = selectProvider(opened, local.trust, options);
  if (isRefusal(selected)) return withoutProvider(local, selected);
  const verdict = judgeWithKeys(opened, selected, local.keys.get(selected.id) ?? null, options);
  return {
    verdict,
    configHash: local.configHash,
    provider: selected,
    missing:
      verdict.valid || !verdict.refetch ? null : { providerId: selected.id, kid: kidOf(opened) },
  };
}

function judgeWithKeys(
  opened: OpenedToken,
  provider: TrustedProvider,
  keys: BundledKeys | null,
  options: LocalJudgeOptions,
): TokenVerdict {
  if (keys !== null && (keys.usableUntil === null || options.latest < keys.usableUntil * 1000)) {
    return judgeToken(opened, provider, keys.ring, options);
  }
  // What no key could save is refused all the same.
  const early = judgeBeforeKeys(opened, provider, options);
  return early ?? refusedForKeys(opened, provider, keysAwayMessage(provider), options);
}

/** Null: the token names none, and no key fits its algorithm. */
function kidOf(opened: OpenedToken): string | null {
  const kid = opened.ok ? opened.header.kid : null;
  return typeof kid === 'string' ? kid : null;
}

function withoutProvider({ configHash }: LocalTrust, verdict: Verdict): LocalVerdict {
  return { verdict, configHash, provider: null, missing: null };
}
