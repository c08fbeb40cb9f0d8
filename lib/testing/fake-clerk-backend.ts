import type { IncomingMessage, ServerResponse } from 'node:http';
import { type FakeClerk, isAlive, nowSeconds, userJson } from './fake-clerk-state';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const notFound = { errors: [{ code: 'resource_not_found', message: 'not found' }] };

function revoke(clerk: FakeClerk, id: string): object | null {
  const session = clerk.sessions.get(id);
  if (session === undefined) return null;
  session.status = 'revoked';
  return { object: 'session', id, user_id: session.userId, status: 'revoked' };
}

function sessionOf(clerk: FakeClerk, id: string): object | null {
  const session = clerk.sessions.get(id);
  if (session === undefined || !clerk.users.has(session.userId)) return null;
  const status = isAlive(clerk, session) ? 'active' : 'revoked';
  return { object: 'session', id, user_id: session.userId, status };
}

function templateToken(clerk: FakeClerk, id: string, name: string): object | null {
  const session = clerk.sessions.get(id);
  const claims = clerk.templates.get(name);
  if (session === undefined || !isAlive(clerk, session) || claims === undefined) return null;
  const iat = nowSeconds();
  const jwt = clerk.keys.sign({
    iss: clerk.origin,
    sub: session.userId,
    iat,
    exp: iat + 60,
    ...claims,
  });
  return { object: 'token', jwt };
}

function handshakePayload(clerk: FakeClerk, nonce: string): object | null {
  const directives = clerk.handshakes.get(nonce);
  clerk.handshakes.delete(nonce);
  return directives === undefined ? null : { directives };
}

type Route = readonly [RegExp, (clerk: FakeClerk, parts: readonly string[]) => object | null];

const ROUTES: readonly Route[] = [
  [/^GET \/v1\/jwks$/, (clerk) => clerk.keys.jwks],
  [
    /^GET \/v1\/users\/(\w+)$/,
    (clerk, [id = '']) => {
      const user = clerk.users.get(id);
      return user === undefined ? null : userJson(user);
    },
  ],
  [/^GET \/v1\/sessions\/(\w+)$/, (clerk, [id = '']) => sessionOf(clerk, id)],
  [/^POST \/v1\/sessions\/(\w+)\/revoke$/, (clerk, [id = '']) => revoke(clerk, id)],
  [
    /^POST \/v1\/sessions\/(\w+)\/tokens\/([\w-]+)$/,
    (clerk, [id = '', name = '']) => templateToken(clerk, id, name),
  ],
  [
    /^GET \/v1\/clients\/handshake_payload\?nonce=([\w-]+)/,
    (clerk, [nonce = '']) => handshakePayload(clerk, nonce),
  ],
];

function answerTo(clerk: FakeClerk, what: string): object | null {
  for (const [pattern, answer] of ROUTES) {
    const parts = pattern.exec(what);
    if (parts !== null) return answer(clerk, parts.slice(1));
  }
  return null;
}

/** Answers as Clerk's Backend API, for whoever brings the secret key. */
export function answerBackend(clerk: FakeClerk, { request, response, url }: Exchange): void {
  if (clerk.backend === 'is silent') return;
  const expected = `Bearer ${clerk.env.CLERK_SECRET_KEY}`;
  if (clerk.backend === 'fails') json(response, 503, { errors: [{ code: 'unavailable' }] });
  else if (clerk.backend === 'refuses') json(response, 422, { errors: [{ code: 'refused' }] });
  else if (request.headers.authorization !== expected) {
    json(response, 401, { errors: [{ code: 'clerk_key_invalid', message: 'invalid' }] });
  } else {
    const body = answerTo(clerk, `${request.method} ${url.pathname}${url.search}`);
    json(response, body === null ? 404 : 200, body ?? notFound);
  }
}
