import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fakeClerkBrowser } from './fake-clerk-browser';
import { cookieSuffixOf } from './fake-clerk-keys';
import { activeSession, type FakeClerk } from './fake-clerk-state';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly refreshMs: number;
}

const DEV_BROWSER = '__clerk_db_jwt';

function cookieOf(request: IncomingMessage, name: string): string {
  const pairs = (request.headers.cookie ?? '').split('; ').map((pair) => pair.split('='));
  return pairs.find(([each]) => each === name)?.[1] ?? '';
}

// A page without TLS sends no cookies to a server with it: development instances know a browser by a
// parameter too.
function clientOf(request: IncomingMessage, url: URL): string {
  const named = url.searchParams.get(DEV_BROWSER)?.replace(/^dvb_/, '') ?? '';
  return cookieOf(request, '__client') || named;
}

/** A cookie under both names that Clerk gives it. */
function bothNames(clerk: FakeClerk, name: string, rest: string): string[] {
  return [name, `${name}_${suffixOf(clerk)}`].map((each) => `${each}=${rest}`);
}

function suffixOf(clerk: FakeClerk): string {
  return cookieSuffixOf(clerk.env.CLERK_PUBLISHABLE_KEY ?? '');
}

/** The cookies that a browser shall have at an origin, from its session at Clerk or from none. */
function directivesFor(clerk: FakeClerk, client: string, origin: string): string[] {
  const flags = 'Path=/; SameSite=Lax';
  const session = activeSession(clerk, client);
  const token = session === null ? `; Max-Age=0` : clerk.token(session, { azp: origin });
  return [
    ...bothNames(clerk, DEV_BROWSER, `dvb_${client || 'new'}; ${flags}`),
    ...bothNames(clerk, '__session', `${token}; ${flags}`),
    ...bothNames(clerk, '__client_uat', `${session?.startedAt ?? 0}; ${flags}`),
  ];
}

function handshake(clerk: FakeClerk, { request, response, url }: Exchange): void {
  const back = new URL(url.searchParams.get('redirect_url') ?? '');
  const nonce = randomUUID();
  clerk.handshakes.set(nonce, directivesFor(clerk, clientOf(request, url), back.origin));
  back.searchParams.set('__clerk_handshake_nonce', nonce);
  response.writeHead(307, { location: back.href }).end();
}

function comeBack(clerk: FakeClerk, client: string, { response, url }: Exchange): void {
  const back = new URL(url.searchParams.get('redirect_url') ?? clerk.origin);
  back.searchParams.set(DEV_BROWSER, `dvb_${client}`);
  const cookie = `__client=${client}; Path=/; SameSite=Lax; Secure; HttpOnly`;
  response.writeHead(303, { location: back.href, 'set-cookie': cookie }).end();
}

/** The Account Portal: a button for each user, and straight back for whoever is signed in. */
function portal(clerk: FakeClerk, exchange: Exchange): void {
  const { request, response, url } = exchange;
  const known = clientOf(request, url);
  const user = url.searchParams.get('as');
  if (activeSession(clerk, known) !== null) comeBack(clerk, known, exchange);
  else if (user === null) showUsers(clerk, response, url);
  else {
    const client = randomUUID();
    clerk.clients.set(client, clerk.begin(user).id);
    comeBack(clerk, client, exchange);
  }
}

function showUsers(clerk: FakeClerk, response: ServerResponse, url: URL): void {
  const links = [...clerk.users.values()].map(({ id, email }) => {
    const href = new URL(url);
    href.searchParams.set('as', id);
    return `<p><a href="${href.href.replaceAll('&', '&amp;')}">Continue as ${email}</a></p>`;
  });
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end(`<!doctype html><title>Portal</title><h1>Portal</h1>${links.join('')}`);
}

function token(clerk: FakeClerk, { request, response, url }: Exchange): void {
  const azp = request.headers.origin ?? '';
  const session = activeSession(clerk, clientOf(request, url));
  const body = session === null ? { errors: [] } : { jwt: clerk.token(session, { azp }) };
  response.writeHead(session === null ? 401 : 200, {
    'content-type': 'application/json',
    'access-control-allow-origin': azp,
    'access-control-allow-credentials': 'true',
  });
  response.end(JSON.stringify(body));
}

function browserCode(clerk: FakeClerk, { response, refreshMs }: Exchange): void {
  const type = { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' };
  response.writeHead(200, type).end(fakeClerkBrowser(clerk.origin, suffixOf(clerk), refreshMs));
}

const ROUTES: Readonly<Record<string, (clerk: FakeClerk, exchange: Exchange) => void>> = {
  '/v1/client/handshake': handshake,
  '/v1/client/token': token,
  '/sign-in': portal,
};

/** Answers as Clerk's Frontend API and Account Portal. */
export function answerFrontend(clerk: FakeClerk, exchange: Exchange): void {
  const { pathname } = exchange.url;
  const route = pathname.startsWith('/npm/@clerk/clerk-js@6/') ? browserCode : ROUTES[pathname];
  if (route === undefined) exchange.response.writeHead(404).end();
  else route(clerk, exchange);
}
