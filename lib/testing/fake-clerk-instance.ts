import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { answerBackend } from './fake-clerk-backend';
import { answerFrontend } from './fake-clerk-frontend';
import { createFakeClerkKeys, publishableKeyOf } from './fake-clerk-keys';
import { beginFakeSession, emptyFakeClerk, type FakeClerk, sessionToken } from './fake-clerk-state';
import { createAuthority } from './tls';

/** How an instance for tests begins. */
export interface FakeClerkOptions {
  /** Default `test`: a development instance. */
  readonly kind?: 'test' | 'live';
  /** Default: any free one. */
  readonly port?: number;
  /** How often the stub of the browser code asks for a token, default 5 s. */
  readonly refreshMs?: number;
}

const SECRET = 'abcdefghijklmnopqrstuvwxyz';

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Starts an instance on loopback, over TLS; its address is what its publishable key encodes. */
export async function startFakeClerk(options: FakeClerkOptions = {}): Promise<FakeClerk> {
  const { kind = 'test', refreshMs = 5000 } = options;
  const authority = createAuthority('Claimcheck test Clerk');
  const keys = createFakeClerkKeys(`ins_${kind}`);
  const server = createServer(authority.issue(['127.0.0.1', 'localhost']));
  const origin = `https://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  const state = emptyFakeClerk();
  const clerk: FakeClerk = {
    ...state,
    origin,
    ca: authority.ca,
    keys,
    env: {
      CLERK_PUBLISHABLE_KEY: publishableKeyOf(kind, new URL(origin).host),
      CLERK_SECRET_KEY: `sk_${kind}_${SECRET}`,
      CLERK_ENCRYPTION_KEY: '0123456789abcdef0123456789abcdef',
      CLERK_API_URL: origin,
    },
    requests: [],
    backend: 'answers',
    addUser: (user) => {
      state.users.set(user.id, user);
      return user;
    },
    begin: (userId) => beginFakeSession(state, userId),
    token: (session, given) => sessionToken(keys, origin, session, given),
    stop: () => stop(server),
  };
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '/', origin);
    clerk.requests.push(`${request.method} ${url.pathname}`);
    if (request.headers.authorization !== undefined) {
      answerBackend(clerk, { request, response, url });
    } else {
      answerFrontend(clerk, { request, response, url, refreshMs });
    }
  });
  return clerk;
}
