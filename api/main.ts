import type { Env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { endWhenAsked, localUrl, tellParent } from '@/lib/platform/process-end';
import { startProcess } from '@/lib/platform/process-start';
import { authenticateApiKey } from '@/lib/usecases/authenticate-api-key';
import { checkReadiness } from '@/lib/usecases/check-readiness';
import { StartError, startInstance } from '@/lib/usecases/start-instance';
import { stopInstance } from '@/lib/usecases/stop-instance';
import { createApiServer } from './server';

const END_WITHIN_MS = 9500;

async function start(settings: Env): Promise<void> {
  const { apiPort, host, publicApiUrl } = settings;
  const server = createApiServer({
    log,
    readiness: checkReadiness,
    https: publicApiUrl?.protocol === 'https:',
    publicUrl: publicApiUrl?.origin ?? null,
    trustedProxies: settings.trustedProxies,
    rateLimit: settings.apiRateLimit,
    authenticate: authenticateApiKey,
  });
  await startInstance();
  endWhenAsked(async () => {
    await server.close();
    await stopInstance();
  }, END_WITHIN_MS);
  await server.listen({ port: apiPort, host, listenTextResolver: () => 'Listening.' });
  const local = localUrl(server.server.address(), host);
  tellParent({ type: 'ready', url: (publicApiUrl ?? local).origin });
}

void startProcess({ name: 'The api', portVariable: 'API_PORT', plain: [StartError] }, start);
