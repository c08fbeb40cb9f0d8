import type { KeyRing } from '@/lib/core/oidc/key-ring';
import { MAX_TOKEN_BYTES } from '@/lib/core/tokens/decode-token';
import type { JudgeOptions } from '@/lib/core/tokens/judge-case';
import { type OpenedToken, openToken } from '@/lib/core/tokens/open-token';
import { type Judgement, prepareJudgement } from '@/lib/core/tokens/prepare-judgement';
import type { TrustedProvider } from '@/lib/core/tokens/trusted-provider';
import type { TokenVerdict } from '@/lib/core/tokens/verdict';
import { readToken } from './read-token';
import { verifySignature } from './verify-signature';

/** Judges a token against one provider and its keys, synchronously; throws for nothing in a token. */
export function judgeToken(
  token: string | OpenedToken,
  provider: TrustedProvider,
  ring: KeyRing,
  options: JudgeOptions,
): TokenVerdict {
  const opened = typeof token === 'string' ? openToken(token, readToken) : token;
  const judgement = prepareJudgement(opened, provider, ring, options);
  return judgement.verdict === null ? verify(judgement) : judgement.verdict;
}

/** Room for what is signed, of one token at a time. */
const room = Buffer.allocUnsafeSlow(MAX_TOKEN_BYTES);

function verify({
  signingInput,
  signature,
  algorithm,
  candidates,
  conclude,
  reject,
}: Judgement): TokenVerdict {
  const input = room.subarray(0, room.write(signingInput, 'latin1'));
  for (const candidate of candidates) {
    const verified = verifySignature(candidate, algorithm, input, signature);
    if (verified === null) return reject(candidate, 'Its numbers are no key of that kind.');
    if (verified) return conclude(candidate);
  }
  return conclude(null);
}
