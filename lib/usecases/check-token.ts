import * as z from 'zod/mini';
import type { Caller } from '@/lib/core/access/caller';
import { ok, type Result } from '@/lib/core/result';
import { MAX_TOKEN_BYTES } from '@/lib/core/tokens/decode-token';
import { issuedAtMs } from '@/lib/core/tokens/issued-at';
import { type OpenedToken, openToken } from '@/lib/core/tokens/open-token';
import type { CheckedByServer } from '@/lib/core/tokens/provider-keys';
import { judgeBeforeKeys, refusedForKeys } from '@/lib/core/tokens/refused-for-keys';
import type { TokenVerdict } from '@/lib/core/tokens/verdict';
import { judgeToken } from '@/lib/platform/judge-token';
import { readToken } from '@/lib/platform/read-token';
import { getVerificationKeys, type VerificationKeys } from './get-verification-keys';
import { trustOf } from './trust-of';
import { idSchema } from './versioned-target';

/** What is checked, against whom, and by which clock: the server's, or the moment of issue. */
export const checkTokenSchema = z.strictObject({
  providerId: idSchema,
  token: z.string().check(z.maxLength(MAX_TOKEN_BYTES, 'A token has at most 64 KiB.')),
  asOf: z.enum(['now', 'issued']),
});

export type CheckTokenInput = z.infer<typeof checkTokenSchema>;

/**
 * Judges a token of an operator whose browser cannot, against a provider, enabled or not, with all checks
 * listed. The token is judged and forgotten: neither stored, counted nor logged. Needs `debugger:use`.
 * Fails with NOT_FOUND.
 */
export async function checkToken(
  caller: Caller,
  { providerId, token, asOf }: CheckTokenInput,
): Promise<Result<CheckedByServer>> {
  const keys = await getVerificationKeys(caller, providerId);
  if (!keys.ok) return keys;
  const judgedAt = Date.now();
  const opened = openToken(token, readToken);
  const now = asOf === 'issued' ? (issueOf(opened) ?? judgedAt) : judgedAt;
  const { trust } = await trustOf(caller.workspaceId, keys.value.provider.environment);
  const judge = (by: VerificationKeys) => judgeBy(opened, by, { now, explain: true, trust });
  const verdict = judge(keys.value);
  if (verdict.valid || !verdict.refetch) return ok({ verdict: sentBack(verdict), judgedAt });
  const newer = await getVerificationKeys(caller, providerId, { refetch: true });
  return ok({ verdict: sentBack(newer.ok ? judge(newer.value) : verdict), judgedAt });
}

/** Without the claims, which whoever asked has already. */
function sentBack(verdict: TokenVerdict): TokenVerdict {
  return verdict.valid ? { ...verdict, claims: {} } : verdict;
}

function issueOf(opened: OpenedToken): number | null {
  return opened.ok ? issuedAtMs(opened.decoded.payload.value) : null;
}

function judgeBy(
  opened: OpenedToken,
  { provider, ring, problem }: VerificationKeys,
  options: Parameters<typeof judgeToken>[3],
): TokenVerdict {
  if (ring !== null) return judgeToken(opened, provider, ring, options);
  const early = judgeBeforeKeys(opened, provider, options);
  return early ?? refusedForKeys(opened, provider, problem ?? 'No keys can be had.', options);
}
