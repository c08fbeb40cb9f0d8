import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import next from 'next';
import type { Env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { endWhenAsked, localUrl, tellParent } from '@/lib/platform/process-end';
import { startProcess } from '@/lib/platform/process-start';
import { checkReadiness } from '@/lib/usecases/check-readiness';
import { StartError, startInstance } from '@/lib/usecases/start-instance';
import { stopInstance } from '@/lib/usecases/stop-instance';
import { drain } from './drain';
import type { ConsoleServer } from './sealed-response';
import { createConsoleServer } from './server';

const END_WITHIN_MS = 9500;
const GRACE_MS = 8000;

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

async function start(settings: Env): Promise<void> {
  const application: { handler: Handler | null } = { handler: null };
  // Next would take WebSockets by itself from the server it is told of: it is told of this one, which
  // never listens and gets what was let through.
  const upgrades = createServer();
  const server = serverFor(settings, application, (...call) => upgrades.emit('upgrade', ...call));
  // The port comes first: where it is taken, nothing else was touched.
  const local = await listen(server, settings.port, settings.host);
  const { applied, setUpPending, setupToken } = await startInstance();
  const app = next({
    dev: !settings.production,
    hostname: local.hostname,
    port: Number(local.port),
    httpServer: upgrades,
  });
  endWhenAsked(async () => {
    await drain(server, settings.production ? GRACE_MS : 0);
    await app.close();
    await stopInstance();
  }, END_WITHIN_MS);
  await app.prepare();
  application.handler = app.getRequestHandler();
  const url = (settings.publicUrl ?? local).origin;
  const setupUrl = setUpPending ? `${url}/setup?token=${setupToken}` : null;
  tellParent({ type: 'ready', url, setupUrl });
  log.debug({ url, applied }, 'The console is ready.');
}

function serverFor(
  settings: Env,
  application: { handler: Handler | null },
  upgrade: (...call: unknown[]) => void,
): ConsoleServer {
  return createConsoleServer({
    handler: (request, response) => (application.handler ?? notYet)(request, response),
    ...(settings.production ? {} : { upgrade }),
    readiness: async () => (application.handler === null ? 'starting' : checkReadiness()),
    publicUrl: settings.publicUrl,
    trustedProxies: settings.trustedProxies,
    development: !settings.production,
    log,
  });
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
