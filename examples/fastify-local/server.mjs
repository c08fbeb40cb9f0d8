import { Claimcheck } from '@claimcheck/node';
import { protect } from '@claimcheck/node/fastify';
import fastify from 'fastify';

// CLAIMCHECK_API_URL, CLAIMCHECK_WORKSPACE and CLAIMCHECK_API_KEY say where the trust bundle comes from.
const claimcheck = new Claimcheck({
  mode: 'local',
  local: {
    pollIntervalMs: Number(process.env.POLL_INTERVAL_MS ?? 5000),
    onStatus: ({ problem }) => server.log.warn({ problem }, 'trust bundle'),
  },
});
const { requireToken, authorize } = protect(claimcheck);

const orders = new Map([
  ['o-1', { total: 250 }],
  ['o-2', { total: 25_000 }],
]);

const server = fastify({ logger: true });

server.get('/me', { onRequest: requireToken() }, async ({ auth }) => ({ subject: auth.subject }));

server.post(
  '/orders/:id/approve',
  {
    preHandler: authorize({
      resource: 'orders',
      action: 'approve',
      // From the store, never from the request: a caller would say that the order is worth little.
      context: ({ params }) => ({ orderAmount: orders.get(params.id)?.total ?? null }),
    }),
  },
  async ({ params, auth }) => ({ orderId: params.id, approvedBy: auth.subject }),
);

// For whoever watches the service: how old the bundle is, and why it is not newer.
server.get('/status', async () => claimcheck.status());

await claimcheck.ready();
server.addHook('onClose', () => claimcheck.close());
await server.listen({ port: Number(process.env.PORT ?? 3001), host: '127.0.0.1' });
