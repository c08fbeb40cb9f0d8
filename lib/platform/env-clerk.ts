import { createPublicKey } from 'node:crypto';
import { readPublishableKey } from '@/lib/core/providers/publishable-key';

/** How this console signs operators in with Clerk. */
export interface ClerkSettings {
  readonly publishableKey: string;
  readonly secretKey: string;
  /** Seals what Clerk's parts on the server tell each other. */
  readonly encryptionKey: string;
  /** PEM of the key that session tokens are verified with; null: asked for at Clerk's Backend API. */
  readonly jwtKey: string | null;
  /** Clerk's Backend API; null: the one that Clerk's package knows. */
  readonly apiUrl: string | null;
  /** Origin of the Frontend API, which the publishable key encodes. */
  readonly frontendApi: string;
  readonly instance: 'development' | 'production';
}

type Source = Readonly<Record<string, string | undefined>>;

const PUBLISHABLE = 'CLERK_PUBLISHABLE_KEY';
const PUBLISHABLE_IN_BROWSERS = 'NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY';
const OTHERS = [
  'CLERK_SECRET_KEY',
  'CLERK_ENCRYPTION_KEY',
  'CLERK_JWT_KEY',
  'CLERK_API_URL',
] as const;
/** What Clerk's package would follow by itself, and what this console does not do. */
const UNSUPPORTED = [
  'NEXT_PUBLIC_CLERK_PROXY_URL',
  'NEXT_PUBLIC_CLERK_DOMAIN',
  'NEXT_PUBLIC_CLERK_IS_SATELLITE',
] as const;
const ENCRYPTION_CHARACTERS = 32;
const JWT_KEY_BITS = 2048;

/** Reads Clerk's variables together; null where none of them is set. Secrets are in no problem. */
export function readClerk(source: Source): {
  readonly clerk: ClerkSettings | null;
  readonly problems: readonly string[];
} {
  const given = (name: string) => source[name]?.trim() ?? '';
  const names = [PUBLISHABLE, PUBLISHABLE_IN_BROWSERS, ...OTHERS];
  if (names.every((name) => given(name) === '')) return { clerk: null, problems: [] };
  const publishableKey = given(PUBLISHABLE) || given(PUBLISHABLE_IN_BROWSERS);
  const settings = {
    publishableKey,
    secretKey: given('CLERK_SECRET_KEY'),
    encryptionKey: given('CLERK_ENCRYPTION_KEY'),
    jwtKey: pemOf(given('CLERK_JWT_KEY')),
    apiUrl: given('CLERK_API_URL') || null,
  };
  const key = readPublishableKey(publishableKey);
  const problems = [
    problemOfNames(given(PUBLISHABLE), given(PUBLISHABLE_IN_BROWSERS)),
    problemOfPublishable(publishableKey, key !== null),
    problemOfSecret(settings.secretKey, key?.instance ?? null),
    problemOfEncryption(settings.encryptionKey),
    problemOfJwtKey(settings.jwtKey),
    problemOfApiUrl(settings.apiUrl),
    ...UNSUPPORTED.map((name) => problemOfUnsupported(name, given(name))),
  ].filter((problem) => problem !== null);
  if (key === null || problems.length > 0) return { clerk: null, problems };
  const { host, instance } = key;
  const frontendApi = new URL(`https://${host}`).origin;
  return { clerk: { ...settings, frontendApi, instance }, problems };
}

// Where a variable can hold one line only, the lines of a PEM are written with `\n` between them.
function pemOf(text: string): string | null {
  return text === '' ? null : text.replaceAll('\\n', '\n');
}

function problemOfNames(one: string, other: string): string | null {
  if (one === '' || other === '' || one === other) return null;
  return `${PUBLISHABLE} and ${PUBLISHABLE_IN_BROWSERS} hold two different keys: set only one of them.`;
}

function problemOfPublishable(text: string, readable: boolean): string | null {
  if (text === '') return missing(PUBLISHABLE, 'the publishable key of the instance, `pk_…`');
  if (readable) return null;
  return `${PUBLISHABLE} is no publishable key: copy the whole key, which begins with pk_test_ or pk_live_, from Clerk's dashboard under API keys.`;
}

function problemOfSecret(text: string, instance: ClerkSettings['instance'] | null): string | null {
  if (text === '') return missing('CLERK_SECRET_KEY', 'the secret key of the instance, `sk_…`');
  const [, kind] = /^sk_(test|live)_[A-Za-z0-9]{8,}$/.exec(text) ?? [];
  if (kind === undefined) {
    return "CLERK_SECRET_KEY is no secret key: copy the whole key, which begins with sk_test_ or sk_live_, from Clerk's dashboard under API keys.";
  }
  const own = kind === 'test' ? 'development' : 'production';
  if (instance === null || instance === own) return null;
  return `CLERK_SECRET_KEY is of a ${own} instance and ${PUBLISHABLE} of a ${instance} one: copy both from the same instance.`;
}

function problemOfEncryption(text: string): string | null {
  if (text === '') {
    return missing('CLERK_ENCRYPTION_KEY', 'what `openssl rand -hex 16` prints');
  }
  if (text.length >= ENCRYPTION_CHARACTERS) return null;
  return `CLERK_ENCRYPTION_KEY has ${text.length} characters, which is too few to be secret: write at least ${ENCRYPTION_CHARACTERS} random ones, for example what \`openssl rand -hex 16\` prints.`;
}

function problemOfJwtKey(pem: string | null): string | null {
  if (pem === null || isJwtKey(pem)) return null;
  return "CLERK_JWT_KEY is no public RSA key of 2048 bits in PEM: copy the whole JWKS public key, from its first line `-----BEGIN PUBLIC KEY-----` to its last, from Clerk's dashboard under API keys.";
}

function isJwtKey(pem: string): boolean {
  if (!pem.includes('BEGIN PUBLIC KEY')) return false;
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey(pem);
    return asymmetricKeyType === 'rsa' && asymmetricKeyDetails?.modulusLength === JWT_KEY_BITS;
  } catch {
    // What cannot be read is no key; the sentence above says what one looks like.
    return false;
  }
}

function problemOfApiUrl(text: string | null): string | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'https:' && url.pathname === '/' && url.search === '') return null;
  return 'CLERK_API_URL is not the https address of a Clerk Backend API: leave it out unless Clerk told you one, for example CLERK_API_URL=https://api.clerk.com.';
}

function problemOfUnsupported(name: string, text: string): string | null {
  if (text === '' || text === 'false') return null;
  return `${name} is set, but this console reaches Clerk at the address in its publishable key only: take ${name} away for it. It may be meant for another application.`;
}

function missing(name: string, what: string): string {
  return `${name} is not set, but other variables of Clerk are: set ${name} to ${what}, or take all of them away to sign in with passwords.`;
}
