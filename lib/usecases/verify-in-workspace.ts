import * as z from 'zod/mini';
import { type Caller, requirePermission } from '@/lib/core/access/caller';
import { ENVIRONMENTS, type Environment } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import { ok, type Result } from '@/lib/core/result';
import { explainRefusal, type VerdictExplanation } from '@/lib/core/tokens/explain-verdict';
import { issuedAtMs } from '@/lib/core/tokens/issued-at';
import { openToken } from '@/lib/core/tokens/open-token';
import { trustedProviderOf } from '@/lib/core/tokens/trusted-provider';
import type { Refused } from '@/lib/core/tokens/verdict';
import { getProvider } from './get-provider';
import { getVerificationKeys } from './get-verification-keys';
import { readInput } from './read-input';
import { type Verified, verifyToken } from './verify-token';

/** What is to be judged, and how. */
export interface VerifyInput {
  /** Untrusted; judged here. */
  readonly environment: string;
  readonly token: string;
  /** Make and list all checks that can be made. */
  readonly explain: boolean;
  /** Epoch milliseconds, or the moment that the token names as its issue. */
  readonly asOf: number | 'issued';
}

/** A verdict with its reasons in words. */
export interface VerifiedInWords extends Verified {
  /** Null: the token is good. */
  readonly explanation: VerdictExplanation | null;
  /** Why the keys cannot be had; null: they can, or were not needed. */
  readonly keysProblem: string | null;
  /** Epoch milliseconds; null: the moment of its issue was wanted, and the token does not tell it. */
  readonly judgedAs: number | null;
}

const environmentSchema = z.enum(ENVIRONMENTS, 'Choose production, staging or development.');

/**
 * Judges a token in an environment of the caller's workspace and says what to do about a refusal. The
 * token is judged and forgotten: neither stored, counted nor logged. Needs `tokens:verify`. Fails with
 * INVALID_INPUT.
 */
export async function verifyInWorkspace(
  caller: Caller,
  { environment, token, explain, asOf }: VerifyInput,
): Promise<Result<VerifiedInWords>> {
  const allowed = requirePermission(caller, 'tokens:verify');
  if (!allowed.ok) return allowed;
  const read = readInput<Environment>(environmentSchema, environment);
  if (!read.ok) return read;
  const judgedAs = asOf === 'issued' ? issueOf(token) : asOf;
  const scope = { workspaceId: caller.workspaceId, environment: read.value };
  const verified = await verifyToken(scope, token, { explain, now: judgedAs ?? Date.now() });
  const { verdict, provider } = verified;
  if (verdict.valid) return ok({ ...verified, explanation: null, keysProblem: null, judgedAs });
  const saved = provider === null ? null : await savedProvider(caller, provider.id);
  const keysProblem = await problemOfKeys(caller, verdict, saved);
  return ok({ ...verified, explanation: explained(verdict, saved), keysProblem, judgedAs });
}

function issueOf(token: string): number | null {
  const opened = openToken(token);
  return opened.ok ? issuedAtMs(opened.decoded.payload.value) : null;
}

async function savedProvider(caller: Caller, id: string): Promise<Provider | null> {
  const found = await getProvider(caller, id);
  return found.ok ? found.value.provider : null;
}

function explained(verdict: Refused, saved: Provider | null): VerdictExplanation {
  if (saved === null) return explainRefusal(verdict, null);
  return explainRefusal(verdict, trustedProviderOf(saved), saved.draft);
}

/** Asked a moment ago, so that nobody is asked anew. */
async function problemOfKeys(
  caller: Caller,
  { code }: Refused,
  saved: Provider | null,
): Promise<string | null> {
  if (code !== 'JWKS_FETCH_FAILED' || saved === null) return null;
  const keys = await getVerificationKeys(caller, saved.id);
  return keys.ok ? keys.value.problem : null;
}
