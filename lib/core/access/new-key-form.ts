import * as z from 'zod/mini';
import { ENVIRONMENTS } from '../providers/draft';
import { KEY_KINDS, SCOPES } from './api-key';

/** At most so many permissions has a machine key. */
export const MAX_MACHINE_PERMISSIONS = 50;
/** In years. */
export const LONGEST_KEY_LIFE = 10;

const PERMISSION = /^[\w.:/-]{1,100}$/;

/** What is wrong with a permission of a machine key; null: nothing. */
export function problemOfPermission(permission: string): string | null {
  if (PERMISSION.test(permission)) return null;
  return 'A permission has 1 to 100 letters, digits and . : / _ - as in catalog:read.';
}

function problemOfGrants(kind: string, grants: readonly string[]): string | null {
  if (new Set(grants).size < grants.length) return 'Each one once.';
  if (kind === 'machine') {
    if (grants.length > MAX_MACHINE_PERMISSIONS) return 'At most 50 permissions.';
    return grants.map(problemOfPermission).find((problem) => problem !== null) ?? null;
  }
  const known: readonly string[] = SCOPES;
  if (grants.some((grant) => !known.includes(grant))) return `Scopes are ${SCOPES.join(', ')}.`;
  return grants.length === 0 ? 'Choose at least one scope.' : null;
}

function problemOfExpiry(expiresAt: string | null, now: number): string | null {
  if (expiresAt === null) return null;
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + LONGEST_KEY_LIFE);
  const at = Date.parse(expiresAt);
  if (at <= now) return 'This time is past.';
  return at > latest.getTime() ? 'At most 10 years from now.' : null;
}

/** The shape of a new key; what its grants and its end may be is judged by `newKeySchemaAt`. */
export const newKeyShape = z.strictObject({
  kind: z.enum(KEY_KINDS, 'Choose api or machine.'),
  name: z
    .string('Give the key a name.')
    .check(
      z.trim(),
      z.minLength(1, 'Give the key a name.'),
      z.maxLength(100, 'At most 100 characters.'),
      z.regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Leave out control characters.'),
    ),
  environment: z.enum(ENVIRONMENTS, 'Choose production, staging or development.'),
  /** Scopes of an API key, at least one; permissions of a machine key, none or more. */
  grants: z.array(z.string()).check(z.maxLength(200, 'At most 50 permissions.')),
  /** ISO 8601 with an offset; null: it does not end. */
  expiresAt: z.nullable(
    z.iso.datetime({ offset: true, error: 'A time as in 2027-01-31T12:00:00Z.' }),
  ),
});

/** What a new key is made from. */
export type NewKeyInput = z.infer<typeof newKeyShape>;

/** The schema of a new key for the page, the use case and the command line; `now` in epoch milliseconds. */
export function newKeySchemaAt(now: number): z.ZodMiniType<NewKeyInput, NewKeyInput> {
  return newKeyShape.check((payload) => {
    const { kind, grants, expiresAt } = payload.value;
    const problems = {
      grants: problemOfGrants(kind, grants),
      expiresAt: problemOfExpiry(expiresAt, now),
    };
    for (const [field, message] of Object.entries(problems)) {
      if (message === null) continue;
      payload.issues.push({ code: 'custom', input: payload.value, path: [field], message });
    }
  });
}
