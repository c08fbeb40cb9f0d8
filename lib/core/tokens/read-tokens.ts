import { invalidInput, ok, type Result } from '../result';

/** How many tokens, or checks of one token, a batch may have. */
export const MAX_BATCH = 100;

/** Whether a batch may have so many. */
export function isBatchSize(length: number): boolean {
  return length > 0 && length <= MAX_BATCH;
}

/** Reads the tokens of a batch: a list of 1 to 100 texts. */
export function readTokens(tokens: unknown): Result<readonly string[]> {
  const list: readonly unknown[] = Array.isArray(tokens) ? tokens : [];
  const texts = list.filter((token) => typeof token === 'string');
  if (texts.length === list.length && isBatchSize(list.length)) return ok(texts);
  const message = `Send 1 to ${MAX_BATCH} tokens as a list of texts.`;
  return invalidInput({ tokens: [message] }, message);
}
