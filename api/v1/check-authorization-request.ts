import { readCheck } from '@/lib/core/policies/read-check';
import { readChecks } from '@/lib/core/policies/read-checks';
import { invalidInput, ok, type Result } from '@/lib/core/result';
import type { AuthorizationRequest } from '@/lib/usecases/check-authorization';
import { keyInBody } from '../plugins/credential-places';

type Body = Readonly<Record<string, unknown>>;

const CHECK_MEMBERS = ['resource', 'action', 'context'];
const ONE_MEMBERS = ['token', ...CHECK_MEMBERS, 'explain'];
const BATCH_MEMBERS = ['token', 'checks', 'explain'];

/** Reads `{token, resource, action, context?, explain?}`; written by hand, for this runs with every check. */
export function readCheckRequest(body: unknown): Result<AuthorizationRequest> {
  if (!isBody(body)) return NO_OBJECT;
  const { token, explain = false } = body;
  if (typeof token !== 'string') return wrong('token', 'Send the token as text.');
  if (typeof explain !== 'boolean') return wrong('explain', 'Write true or false.');
  const check = readCheck(body);
  if (!check.ok) return check;
  return onlyKnown(body, ONE_MEMBERS, '') ?? ok({ token, checks: [check.value], explain });
}

/** Reads `{token, checks: [{resource, action, context?}], explain?}`: 1 to 100 checks. */
export function readCheckBatch(body: unknown): Result<AuthorizationRequest> {
  if (!isBody(body)) return NO_OBJECT;
  const { token, checks, explain = false } = body;
  if (typeof token !== 'string') return wrong('token', 'Send the token as text.');
  if (typeof explain !== 'boolean') return wrong('explain', 'Write true or false.');
  const read = readChecks(checks, (check, at) => onlyKnown(check, CHECK_MEMBERS, at));
  if (!read.ok) return read;
  return onlyKnown(body, BATCH_MEMBERS, '') ?? ok({ token, checks: read.value, explain });
}

const NO_OBJECT = wrong('', 'Send a JSON object.');

function isBody(body: unknown): body is Body {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

function onlyKnown(body: Body, known: readonly string[], at: string): Result<never> | null {
  for (const name in body) {
    if (known.includes(name)) continue;
    const message = keyInBody(body) ?? `Only ${known.join(', ')} are read here.`;
    return wrong(at + name, message);
  }
  return null;
}

function wrong(field: string, message: string): Result<never> {
  return invalidInput({ [field]: [message] }, message);
}
