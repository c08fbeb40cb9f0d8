import { invalidInput, ok, type Result } from '@/lib/core/result';
import { readTokens } from '@/lib/core/tokens/read-tokens';
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
  const read = readTokens(tokens);
  if (!read.ok) return read;
  if (typeof explain !== 'boolean') return wrong('explain', 'Write true or false.');
  return onlyKnown(body, ['tokens', 'explain']) ?? ok({ tokens: read.value, explain });
}

const NO_OBJECT = wrong('', 'Send a JSON object.');

function isBody(body: unknown): body is Body {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
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
