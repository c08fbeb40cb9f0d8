import { randomUUID } from 'node:crypto';
import type { FakeClerkKeys } from './fake-clerk-keys';

/** A user of the instance. */
export interface FakeClerkUser {
  readonly id: string;
  readonly email: string;
  readonly verified: boolean;
  readonly name: string;
  /** Banned users keep their sessions here, as a test wants them, but get no token. Default false. */
  readonly banned?: boolean;
}

/** A session of a user, by its id. */
export interface FakeClerkSession {
  readonly id: string;
  readonly userId: string;
  readonly startedAt: number;
  status: 'active' | 'revoked';
}

/** What an instance of Clerk keeps; a test changes it as an administrator would. */
export interface FakeClerkState {
  readonly users: Map<string, FakeClerkUser>;
  readonly sessions: Map<string, FakeClerkSession>;
  /** Sessions by the client cookie of a browser. */
  readonly clients: Map<string, string>;
  /** Cookies that wait to be fetched, by nonce. */
  readonly handshakes: Map<string, readonly string[]>;
  /** Claims of the JWT templates, by name. */
  readonly templates: Map<string, Readonly<Record<string, unknown>>>;
}

/** An instance that nobody uses yet. */
export function emptyFakeClerk(): FakeClerkState {
  return {
    users: new Map(),
    sessions: new Map(),
    clients: new Map(),
    handshakes: new Map(),
    templates: new Map(),
  };
}

/** The present in seconds, as tokens have it. */
export const nowSeconds = (): number => Math.floor(Date.now() / 1000);

/** Begins a session of a user. */
export function beginFakeSession(state: FakeClerkState, userId: string): FakeClerkSession {
  const session: FakeClerkSession = {
    id: `sess_${randomUUID().replaceAll('-', '')}`,
    userId,
    startedAt: nowSeconds(),
    status: 'active',
  };
  state.sessions.set(session.id, session);
  return session;
}

/** Whether Clerk would make a token of a session. */
export function isAlive(state: FakeClerkState, session: FakeClerkSession): boolean {
  const user = state.users.get(session.userId);
  return session.status === 'active' && user !== undefined && user.banned !== true;
}

/** The active session of a browser's client cookie whose user exists and is not banned; null: none. */
export function activeSession(state: FakeClerkState, client: string): FakeClerkSession | null {
  const session = state.sessions.get(state.clients.get(client) ?? '');
  return session !== undefined && isAlive(state, session) ? session : null;
}

/** What a session token is made of beside the session. */
export interface TokenOptions {
  /** The origin of the page that asks for it. */
  readonly azp: string | null;
  /** How long ago it was made; it lives for 60 seconds. */
  readonly ageSeconds?: number;
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** A session token as Clerk makes them, of version 2. */
export function sessionToken(
  keys: FakeClerkKeys,
  issuer: string,
  session: Pick<FakeClerkSession, 'id' | 'userId'>,
  { azp, ageSeconds = 0, claims = {} }: TokenOptions,
): string {
  const iat = nowSeconds() - ageSeconds;
  return keys.sign({
    ...(azp === null ? {} : { azp }),
    exp: iat + 60,
    fva: [0, -1],
    iat,
    iss: issuer,
    nbf: iat - 10,
    sid: session.id,
    sts: 'active',
    sub: session.userId,
    v: 2,
    ...claims,
  });
}

/** A user in the words of Clerk's Backend API. */
export function userJson(user: FakeClerkUser): object {
  return {
    object: 'user',
    id: user.id,
    first_name: user.name.split(' ')[0],
    last_name: user.name.split(' ').slice(1).join(' ') || null,
    primary_email_address_id: `idn_${user.id}`,
    email_addresses: [
      {
        object: 'email_address',
        id: `idn_${user.id}`,
        email_address: user.email,
        verification: { status: user.verified ? 'verified' : 'unverified', strategy: 'admin' },
        linked_to: [],
      },
    ],
    banned: user.banned ?? false,
    locked: false,
  };
}

/** An instance of Clerk on loopback: Frontend API, Backend API and Account Portal behind one port. */
export interface FakeClerk extends FakeClerkState {
  readonly origin: string;
  /** PEM of the authority that its certificate is of. */
  readonly ca: string;
  readonly keys: FakeClerkKeys;
  /** What the console's environment holds. */
  readonly env: Readonly<Record<string, string>>;
  /** Every request so far, as method and path. */
  readonly requests: string[];
  /** What the Backend API does to whoever asks: answers, refuses with 503 or 422, or keeps silent. */
  backend: 'answers' | 'fails' | 'refuses' | 'is silent';
  readonly addUser: (user: FakeClerkUser) => FakeClerkUser;
  readonly begin: (userId: string) => FakeClerkSession;
  readonly token: (session: FakeClerkSession, options: TokenOptions) => string;
  readonly stop: () => Promise<void>;
}
