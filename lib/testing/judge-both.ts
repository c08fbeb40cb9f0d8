import { deepStrictEqual } from 'node:assert';
import { judgeTokenAsync } from '@/lib/core/tokens/judge-token-async';
import type { TrustedProvider } from '@/lib/core/tokens/trusted-provider';
import type { TokenVerdict } from '@/lib/core/tokens/verdict';
import { judgeToken } from '@/lib/platform/judge-token';
import { JUDGED_AT, ringOf, trustedProvider } from './token-factory';

export interface Judging {
  /** What differs from a provider that accepts the made-up tokens. */
  readonly provider?: Partial<TrustedProvider>;
  readonly published: readonly unknown[];
  /** Epoch milliseconds; default: when made-up tokens are good. */
  readonly now?: number;
  readonly explain?: boolean;
}

/** Judges a token as servers and as browsers do; throws where the two verdicts differ. */
export async function judgeBoth(token: string, judging: Judging): Promise<TokenVerdict> {
  const { now = JUDGED_AT * 1000, explain = false, published } = judging;
  const provider = trustedProvider(judging.provider);
  const ring = ringOf(...published);
  const verdict = judgeToken(token, provider, ring, { now, explain });
  const inBrowser = await judgeTokenAsync(
    token,
    provider,
    ring,
    { now, explain },
    globalThis.crypto.subtle,
  );
  deepStrictEqual(inBrowser, verdict);
  return verdict;
}
