import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import next from 'next';
import type { Env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { endWhenAsked, localUrl, tellParent } from '@/lib/platform/process-end';
import { startProcess } from '@/lib/platform/process-start';
import { checkReadiness } from '@/lib/usecases/check-readiness';
import { followConfiguration } from '@/lib/usecases/follow-configuration';
import { StartError, startInstance } from '@/lib/usecases/start-instance';
import { stopInstance } from '@/lib/usecases/stop-instance';
import { drain } from './drain';
import type { ConsoleServer } from './sealed-response';
import { createConsoleServer } from './server';

const END_WITHIN_MS = 9500;
const GRACE_MS = 8000;

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What becomes known only after the server listens. */
interface Application {
  handler: Handler | null;
  /** Where Next looks for WebSockets; it never listens, and gets what the console lets through. */
  upgrades: Server;
  webSockets: Set<Duplex>;
}

async function start(settings: Env): Promise<void> {
  const application: Application = {
    handler: null,
    upgrades: createServer(),
    webSockets: new Set(),
  };
  const server = serverFor(settings, application);
  // The port comes first: where it is taken, nothing else was touched.
  const local = await listen(server, settings.port, settings.host);
  const { applied, setUpPending, setupToken } = await startInstance();
  const unfollow = followConfiguration();
  const app = nextFor(settings, application, local);
  endWhenAsked(async () => {
    for (const socket of application.webSockets) socket.destroy();
    await drain(server, settings.production ? GRACE_MS : 0);
    await app.close();
    unfollow();
    await stopInstance();
  }, END_WITHIN_MS);
  await app.prepare();
  application.handler = app.getRequestHandler();
  const url = (settings.publicUrl ?? local).origin;
  const setupUrl = setUpPending ? `${url}/setup?token=${setupToken}` : null;
  tellParent({ type: 'ready', url, setupUrl });
  log.debug({ url, applied }, 'The console is ready.');
}

function nextFor({ production }: Env, { upgrades }: Application, local: URL) {
  return next({
    dev: !production,
    hostname: local.hostname,
    port: Number(local.port),
    httpServer: upgrades,
    // What a page throws is a line of our log (instrumentation.ts); Next would print it once more.
    quiet: production,
  });
}

function serverFor(settings: Env, application: Application): ConsoleServer {
  return createConsoleServer({
    handler: (request, response) => (application.handler ?? notYet)(request, response),
    ...(settings.production ? {} : { upgrade: upgradeTo(application) }),
    readiness: async () => (application.handler === null ? 'starting' : checkReadiness()),
    publicUrl: settings.publicUrl,
    trustedProxies: settings.trustedProxies,
    clerkOrigin: settings.clerk?.frontendApi ?? null,
    development: !settings.production,
    log,
  });
}

function upgradeTo({ upgrades, webSockets }: Application) {
  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    webSockets.add(socket);
    socket.once('close', () => webSockets.delete(socket));
    upgrades.emit('upgrade', request, socket, head);
  };
}

async function notYet(_: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(503, { 'retry-after': '1', 'content-type': 'text/plain' }).end('Starting.\n');
}

/** Listens, and answers with the address at which this machine reaches the server. */
function listen(server: ConsoleServer, port: number, host: string): Promise<URL> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(localUrl(server.address(), host));
    });
  });
}

void startProcess({ name: 'The console', portVariable: 'PORT', plain: [StartError] }, start);
