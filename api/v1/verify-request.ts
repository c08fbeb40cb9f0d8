import { invalidInput, ok, type Result } from '@/lib/core/result';
import { keyInBody } from '../plugins/credential-places';

/** One token to judge. */
export interface VerifyRequest {
  readonly token: string;
  readonly explain: boolean;
}

/** Several tokens to judge. */
export interface BatchRequest {
  readonly tokens: readonly string[];
  readonly explain: boolean;
}

/** How many tokens one batch may have. */
export const MAX_BATCH = 100;

type Body = Readonly<Record<string, unknown>>;

/** Reads `{token, explain?}`; written by hand, for this runs with every token. */
export function readVerifyRequest(body: unknown): Result<VerifyRequest> {
  if (!isBody(body)) return NO_OBJECT;
  const { token, explain = false } = body;
  if (typeof token !== 'string') return wrong('token', 'Send the token as text.');
  if (typeof explain !== 'boolean') return wrong('explain', 'Write true or false.');
  return onlyKnown(body, ['token', 'explain']) ?? ok({ token, explain });
}

/** Reads `{tokens, explain?}`: 1 to 100 texts. */
export function readBatchRequest(body: unknown): Result<BatchRequest> {
  if (!isBody(body)) return NO_OBJECT;
  const { tokens, explain = false } = body;
  const texts = textsOf(tokens);
  if (texts === null || texts.length === 0 || texts.length > MAX_BATCH) {
    return wrong('tokens', `Send 1 to ${MAX_BATCH} tokens as a list of texts.`);
  }
  if (typeof explain !== 'boolean') return wrong('explain', 'Write true or false.');
  return onlyKnown(body, ['tokens', 'explain']) ?? ok({ tokens: texts, explain });
}

const NO_OBJECT = wrong('', 'Send a JSON object.');

function isBody(body: unknown): body is Body {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

function textsOf(list: unknown): readonly string[] | null {
  if (!Array.isArray(list)) return null;
  const texts = list.filter((item) => typeof item === 'string');
  return texts.length === list.length ? texts : null;
}

function onlyKnown(body: Body, known: readonly string[]): Result<never> | null {
  for (const name in body) {
    if (known.includes(name)) continue;
    return wrong(name, keyInBody(body) ?? `Only ${known.join(' and ')} are read here.`);
  }
  return null;
}

function wrong(field: string, message: string): Result<never> {
  return invalidInput({ [field]: [message] }, message);
}
