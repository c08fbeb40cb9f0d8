import { NextRequest } from 'next/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeClaimcheck } from '@/lib/testing/fake-claimcheck';
import { describeGuards, GOOD, WRONG_QUESTIONS } from '@/lib/testing/guard-suite';
import type { Auth } from './auth';
import { protect } from './next';

const sent = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock('next/headers.js', () => ({ headers: async () => sent.headers }));

interface Order {
  readonly params: Promise<{ readonly id: string }>;
}

const ORDER: Order = { params: Promise.resolve({ id: 'o1' }) };

function request(init: ConstructorParameters<typeof NextRequest>[1] = {}): NextRequest {
  return new NextRequest('http://localhost/orders/o1', init);
}

describe('the guards of Next', () => {
  describeGuards(async (client, options) => {
    const { requireToken, requirePermission, authorize } = protect(client, options);
    const handled: Auth[] = [];
    const handler = (_: NextRequest, { auth }: Order & { auth: Auth }) => {
      handled.push(auth);
      return Response.json({ subject: auth.subject });
    };
    const routes = {
      '/token': requireToken(handler),
      '/catalog': requirePermission('catalog:read', handler),
      '/both': requirePermission('catalog:read', 'catalog:write', handler),
      '/approve': authorize(
        {
          resource: () => 'orders',
          action: async () => 'approve',
          context: async (copy) => {
            const body = await copy.json();
            if (body.throws === true) throw new Error('No such order.');
            return body.nothing === true ? undefined : body;
          },
        },
        handler,
      ),
    };
    return {
      handled,
      close: async () => {},
      ask: async (path, { signal, ...init } = {}) => {
        const asked = new Request(`http://localhost${path}`, init);
        const answering = routes[path as keyof typeof routes](new NextRequest(asked), ORDER);
        const aborted = new Promise<never>((_, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('Given up.')));
        });
        const answer = await Promise.race([answering, aborted]);
        // As Next does.
        return init.method === 'HEAD' ? new Response(null, answer) : answer;
      },
    };
  });
});

describe('a guarded route handler', () => {
  it('reads the body that the question read too, and its params', async () => {
    const client = fakeClaimcheck();
    const { authorize } = protect(client);
    const POST = authorize<Order>(
      {
        resource: async (_, { params }) => `orders/${(await params).id}`,
        action: 'approve',
        context: async (copy) => ({ amount: (await copy.json()).amount }),
      },
      async (asked, { params, auth }) => {
        const { id } = await params;
        return Response.json([id, auth.subject, await asked.json(), asked.nextUrl.pathname]);
      },
    );
    const answer = await POST(request({ ...GOOD, method: 'POST', body: '{"amount":7}' }), ORDER);
    expect(await answer.json()).toEqual(['o1', 'user-1', { amount: 7 }, '/orders/o1']);
    expect(client.checked[0]).toMatchObject({ resource: 'orders/o1', context: { amount: 7 } });
  });

  it('reads a body that the question left unread', async () => {
    const { authorize } = protect(fakeClaimcheck());
    const question = { resource: 'a', action: 'b', context: () => ({ amount: 1 }) };
    const POST = authorize(question, async (asked) => new Response(await asked.text()));
    const body = 'x'.repeat(1_000_000);
    const answer = await POST(request({ ...GOOD, method: 'POST', body }), ORDER);
    expect(await answer.text()).toHaveLength(1_000_000);
  });

  it.each(['question', 'token'] as const)(
    'leaves to Next what it goes elsewhere with, out of the %s',
    async (place) => {
      const leaving = Object.assign(new Error('gone'), { digest: 'NEXT_HTTP_ERROR_FALLBACK;404' });
      const leave = () => Promise.reject(leaving);
      const onError = vi.fn();
      const guards = protect(fakeClaimcheck(), {
        onError,
        ...(place === 'token' && { token: leave }),
      });
      const handler = vi.fn();
      const GET = guards.authorize({ resource: 'a', action: 'b', context: leave }, handler);
      await expect(GET(request(GOOD), ORDER)).rejects.toBe(leaving);
      expect([handler.mock.calls, onError.mock.calls]).toEqual([[], []]);
    },
  );

  it('asks a session for the token, where the product has one', async () => {
    const client = fakeClaimcheck();
    const token = vi.fn<() => Promise<string | null>>();
    const GET = protect(client, { token }).requireToken(() => new Response('in'));
    token.mockResolvedValueOnce(null).mockResolvedValueOnce('good');
    expect((await GET(request(GOOD), ORDER)).status).toBe(401);
    expect(await (await GET(request(), ORDER)).text()).toBe('in');
    expect(client.verified).toEqual(['good']);
  });

  it('says at the start how it is misused', () => {
    const { requirePermission, authorize } = protect(fakeClaimcheck());
    expect(() => requirePermission('', () => new Response())).toThrow(/at least one permission/);
    const call: (...values: unknown[]) => unknown = requirePermission as never;
    expect(() => call('catalog:read')).toThrow(/handler/);
    const withoutHandler: (...values: unknown[]) => unknown = authorize as never;
    expect(() => withoutHandler({ resource: 'a', action: 'b' })).toThrow(/handler/);
    for (const question of WRONG_QUESTIONS) {
      expect(() => authorize(question as never, () => new Response())).toThrow(TypeError);
    }
  });
});

describe('server components', () => {
  const client = fakeClaimcheck();
  const { auth, can } = protect(client);
  const ask = { resource: 'orders', action: 'approve', context: { amount: 1 } };
  beforeEach(() => {
    sent.headers = new Headers();
  });

  it('know who calls, from the header of their request', async () => {
    expect(await auth()).toBeNull();
    expect(await can(ask)).toBe(false);
    sent.headers = new Headers(GOOD.headers);
    expect(await auth()).toMatchObject({ subject: 'user-1', token: 'good' });
    expect(await can(ask)).toBe(true);
    expect(await can({ ...ask, context: { amount: 101 } })).toBe(false);
  });

  it('know it from a token that is at hand, or from the session of the product', async () => {
    expect(await auth({ token: 'good' })).toMatchObject({ subject: 'user-1' });
    expect(await can({ ...ask, token: 'good' })).toBe(true);
    expect(await auth({ token: 'expired' })).toBeNull();
    sent.headers = new Headers(GOOD.headers);
    expect(await auth({ token: null })).toBeNull();
    expect(await auth({ token: undefined })).toBeNull();
    expect(await can({ ...ask, token: undefined })).toBe(false);
    const session = protect(client, { token: () => 'good' });
    sent.headers = new Headers();
    expect(await session.auth()).toMatchObject({ subject: 'user-1' });
    expect(await session.auth({ token: 'x'.repeat(65_537) })).toBeNull();
  });

  it.each(['keyless', 'away', 'wrong-key', 'defect'])(
    'are told where nothing is known of a token: %s',
    async (token) => {
      await expect(auth({ token })).rejects.toThrow();
    },
  );

  it('are told where nothing is known of a decision', async () => {
    await expect(can({ ...ask, token: 'good', context: { fails: 'away' } })).rejects.toThrow();
  });
});
