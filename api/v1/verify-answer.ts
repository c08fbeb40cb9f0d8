import { verdictAnswer } from '@/lib/core/tokens/verdict-answer';
import type { Judged } from '@/lib/usecases/verify-for-caller';
import type { Verified } from '@/lib/usecases/verify-token';

/** What the answer to a good token says; also its text where it was made before. */
export function acceptedText({ verified, recent }: Judged): string {
  if (recent === null) return JSON.stringify(verdictAnswer(verified));
  recent.rendered ??= JSON.stringify(verdictAnswer(verified));
  return recent.rendered;
}

/** Which of the permissions that were asked for a token lacks. */
export function missingOf({ verdict }: Verified, asked: readonly string[]): readonly string[] {
  if (!verdict.valid) return asked;
  return asked.filter((permission) => !verdict.permissions.includes(permission));
}
