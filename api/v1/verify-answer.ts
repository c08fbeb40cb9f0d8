import { verdictAnswer } from '@/lib/core/tokens/verdict-answer';
import type { Judged } from '@/lib/usecases/verify-for-caller';
import type { Verified } from '@/lib/usecases/verify-token';

/** What the answer to a good token says; also its text where it was made before. */
export function acceptedText({ verified, recent }: Judged): string {
  if (recent === null) return JSON.stringify(answerOf(verified));
  recent.rendered ??= JSON.stringify(answerOf(verified));
  return recent.rendered;
}

/** The answer to one token, as `POST /v1/verify` and each result of a batch has it. */
export function answerOf(verified: Verified): object {
  const { verdict, configHash } = verified;
  return verdictAnswer({ verdict, configHash, provider: providerOf(verified) });
}

/** What callers learn of the provider; what judges with it knows more. */
export function providerOf({ provider }: Verified): object | null {
  return provider === null ? null : { id: provider.id, name: provider.name, type: provider.type };
}

/** Which of the permissions that were asked for a token lacks. */
export function missingOf({ verdict }: Verified, asked: readonly string[]): readonly string[] {
  if (!verdict.valid) return asked;
  return asked.filter((permission) => !verdict.permissions.includes(permission));
}
