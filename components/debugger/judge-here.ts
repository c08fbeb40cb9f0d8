import { judgeTokenAsync } from '@/lib/core/tokens/judge-token-async';
import type { OpenedToken } from '@/lib/core/tokens/open-token';
import { prepareJudgement } from '@/lib/core/tokens/prepare-judgement';
import type { ProviderKeys } from '@/lib/core/tokens/provider-keys';
import { judgeBeforeKeys, refusedForKeys } from '@/lib/core/tokens/refused-for-keys';
import type { Trust } from '@/lib/core/tokens/trusted-provider';
import type { TokenVerdict } from '@/lib/core/tokens/verdict';

/** A verdict of this browser, or why it cannot give one. */
export type JudgedHere =
  | { readonly able: true; readonly verdict: TokenVerdict }
  | { readonly able: false; readonly sentence: string };

const NO_CRYPTOGRAPHY =
  'This page came over plain http, where browsers offer no cryptography. Over https, or at localhost, the check runs here.';

interface HereOptions {
  readonly now: number;
  readonly trust: Trust;
  /** Undefined on plain http pages. */
  readonly subtle: SubtleCrypto | undefined;
}

/** Judges a token in this browser, all checks listed; asks nobody for anything. */
export async function judgeHere(
  opened: OpenedToken,
  { provider, ring, problem }: ProviderKeys,
  { now, trust, subtle }: HereOptions,
): Promise<JudgedHere> {
  const options = { now, explain: true, trust };
  if (ring === null) {
    const message = problem ?? 'The keys of this provider cannot be had.';
    const early = judgeBeforeKeys(opened, provider, options);
    return { able: true, verdict: early ?? refusedForKeys(opened, provider, message, options) };
  }
  if (subtle === undefined) {
    const { verdict } = prepareJudgement(opened, provider, ring, options);
    return verdict === null ? { able: false, sentence: NO_CRYPTOGRAPHY } : { able: true, verdict };
  }
  const verdict = await judgeTokenAsync(opened, provider, ring, options, subtle);
  if (verdict.valid !== null) return { able: true, verdict };
  return { able: false, sentence: `This browser cannot verify ${verdict.algorithm} signatures.` };
}
