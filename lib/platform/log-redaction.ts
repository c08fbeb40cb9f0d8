const SECRET_NAME =
  /authorization|cookie|password|passphrase|secret|token|credential|private_?key|api_?key|assertion/i;
const DEEPEST = 8;
const REDACTED = '[redacted]';

// A compact JWS or JWE, a bearer credential, and our own API and machine keys.
const SECRET_TEXT =
  /eyJ[\w-]{5,}\.[\w-]*(?:\.[\w-]*){1,3}|\b(?:Bearer|Basic|DPoP) +[\w.~+/=-]{8,}|cc[km]_(?:live|test)_\w+/gi;

// Terminals and line splitters act on these; JSON leaves them as they are.
const UNSAFE_IN_A_LINE = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A copy of what is to be logged in which every member with a secret's name is replaced, at any depth. */
export function redactRecord(members: object, depth = 0): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [
      name,
      SECRET_NAME.test(name) && isFilled(member) ? REDACTED : redactValue(member, depth + 1),
    ]),
  );
}

/** A finished log line in which no token survives, whatever member it came in, and which stays one line. */
export function redactLine(line: string): string {
  return line
    .replace(SECRET_TEXT, REDACTED)
    .replace(UNSAFE_IN_A_LINE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return '[deep]';
  if (value instanceof Error) return redactError(value, depth);
  if (value instanceof Date || value instanceof URL) return value;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  return redactRecord(value, depth);
}

function redactError(error: Error, depth: number): unknown {
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: redactValue(error.cause, depth + 1) }),
  };
}

function isFilled(member: unknown): boolean {
  return typeof member === 'string' || (typeof member === 'object' && member !== null);
}
