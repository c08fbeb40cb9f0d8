import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { createProxyTrust } from '@/lib/platform/client-address';
import { judgeBody } from '@/lib/platform/request-body-guard';
import {
  bodyTooLarge,
  isHealthPath,
  judgeHead,
  pathOf,
  type Refusal,
  refuse,
} from '@/lib/platform/request-guard';
import { answerJson, answerRefusal } from './answer';
import { ApplicationRequest, readBody } from './application-request';
import { type BodyBudget, createBodyBudget } from './body-budget';
import { refuseBrokenConnections } from './broken-connections';
import {
  type Exchange,
  type ExchangeSettings,
  headersForApplication,
  openExchange,
} from './exchange';
import { type ConsoleServer, SealedResponse } from './sealed-response';
import { type ConsoleServerOptions, DEFAULT_LIMITS } from './server-options';

const MAX_CONNECTIONS = 1024;

interface Context extends ConsoleServerOptions {
  settings: ExchangeSettings;
  maxBodyBytes: number;
  bodies: BodyBudget;
}

/**
 * The server in front of the application: it settles who asks, turns away what is odd, and puts the
 * security headers on every answer. It listens nowhere yet.
 */
export function createConsoleServer(options: ConsoleServerOptions): ConsoleServer {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const context = {
    ...options,
    settings: settingsOf(options),
    maxBodyBytes: limits.maxBodyBytes,
    bodies: createBodyBudget(limits.maxBodiesBytes),
  };
  const server = createServer({
    ServerResponse: SealedResponse,
    headersTimeout: limits.headTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    connectionsCheckingInterval: limits.checkIntervalMs,
    // A missing Host is refused here, with the headers of every other answer.
    requireHostHeader: false,
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.on('request', (request, response) => void receive(request, response, context));
  server.on('checkContinue', (request, response) => void receive(request, response, context));
  server.on('checkExpectation', (request, response) => {
    const { requestId } = openExchange(request, response, context.settings);
    const refusal = refuse(417, 'EXPECTATION_FAILED', 'This expectation cannot be met.');
    answerRefusal(response, refusal, requestId, 'close');
  });
  refuseBrokenConnections(server, context.settings, options.upgrade);
  return server;
}

function settingsOf(options: ConsoleServerOptions): ExchangeSettings {
  return {
    proxies: createProxyTrust(options.trustedProxies),
    publicUrl: options.publicUrl,
    development: options.development,
    clerkOrigin: options.clerkOrigin,
    relaySecret: randomBytes(32).toString('base64url'),
  };
}

async function receive(
  request: IncomingMessage,
  response: SealedResponse,
  context: Context,
): Promise<void> {
  const exchange = openExchange(request, response, context.settings);
  try {
    await answer(request, response, exchange, context);
  } catch (err) {
    context.log.error({ err, requestId: exchange.requestId }, 'The request could not be answered.');
    if (response.headersSent) response.destroy();
    else answerRefusal(response, defect(), exchange.requestId, 'close');
  }
}

async function answer(
  request: IncomingMessage,
  response: SealedResponse,
  exchange: Exchange,
  context: Context,
): Promise<void> {
  const { head, requestId } = exchange;
  const refusal = judgeHead(head, context);
  if (refusal !== null) return turnAway(request, response, exchange, refusal, context);
  const path = pathOf(head.target);
  if (isHealthPath(path)) return answerHealth(path, response, requestId, context);
  const body = await bodyOf(request, response, context);
  if (body === null) return;
  if ('refusal' in body) return turnAway(request, response, exchange, body.refusal, context);
  try {
    await handOn(request, response, exchange, body.bytes, context);
  } finally {
    context.bodies.giveBack(body.bytes.length);
  }
}

async function handOn(
  request: IncomingMessage,
  response: SealedResponse,
  exchange: Exchange,
  body: Buffer,
  { settings, handler }: Context,
): Promise<void> {
  if (mayBeCached(pathOf(exchange.head.target))) response.allowCaching();
  const headers = headersForApplication(request, exchange, body, settings);
  await handler(new ApplicationRequest(request, headers, body), response);
}

/** What is the same for everybody: files of the build, and what the search of the documentation reads. */
function mayBeCached(path: string): boolean {
  return path.startsWith('/_next/static/') || path === '/docs/index.json';
}

async function bodyOf(
  request: IncomingMessage,
  response: SealedResponse,
  { maxBodyBytes, bodies }: Context,
): Promise<{ bytes: Buffer } | { refusal: Refusal } | null> {
  if (request.method !== 'POST') return { bytes: Buffer.alloc(0) };
  if (request.headers.expect !== undefined) response.writeContinue();
  const read = await readBody(request, { maxBytes: maxBodyBytes, budget: bodies });
  if (read.kind === 'given up') return null;
  if (read.kind === 'too large') return { refusal: bodyTooLarge(maxBodyBytes) };
  if (read.kind === 'too many') return { refusal: tooManyBodies() };
  const refusal = judgeBody(read.body, request.headers['content-type'] ?? '');
  if (refusal === null) return { bytes: read.body };
  bodies.giveBack(read.body.length);
  return { refusal };
}

function turnAway(
  request: IncomingMessage,
  response: SealedResponse,
  { requestId, client }: Exchange,
  refusal: Refusal,
  { log }: Context,
): void {
  log.debug({ requestId, client, code: refusal.code, status: refusal.status }, 'Turned away.');
  // A body that nobody will read is not waited for.
  const unread = !request.complete;
  answerRefusal(response, refusal, requestId, unread ? 'close' : 'keep');
}

async function answerHealth(
  path: string,
  response: SealedResponse,
  requestId: string,
  context: Context,
): Promise<void> {
  if (path === '/healthz') return answerJson(response, 200, { status: 'ok' });
  const readiness = await context.readiness();
  if (readiness === 'ready') return answerJson(response, 200, { status: 'ready' });
  const message = readiness === 'starting' ? 'Starting.' : 'The database does not answer.';
  answerJson(response, 503, { code: 'NOT_READY', reason: readiness, message, requestId });
}

function tooManyBodies(): Refusal {
  const message = 'Too much is being sent at this moment. Try again in a few seconds.';
  return refuse(503, 'TOO_BUSY', message, { 'retry-after': '5' });
}

function defect(): Refusal {
  return refuse(500, 'DEFECT', 'Something went wrong here. The request id finds it in the log.');
}
