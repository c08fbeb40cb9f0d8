import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { transaction } from '@/lib/data/database';
import { type TestDatabase, testDatabase } from '@/lib/testing/database';
import { createMembership, createOperator, createWorkspace } from '@/lib/testing/factories';
import { beginSession } from '@/lib/usecases/session-token';
import { requireOperator, requireWorkspace } from './page';

const sent = vi.hoisted(() => ({ headers: new Headers(), token: '' }));
vi.mock('next/headers', () => ({
  headers: async () => sent.headers,
  cookies: async () => ({
    get: (name: string) =>
      name === 'claimcheck_session' && sent.token !== '' ? { name, value: sent.token } : undefined,
  }),
}));
vi.mock('next/navigation', () => ({
  redirect: (path: string) => {
    throw new Error(`redirect ${path}`);
  },
  notFound: () => {
    throw new Error('not found');
  },
}));

let test: TestDatabase;
let token: string;

beforeAll(async () => {
  test = await testDatabase();
  const { id: operatorId } = await createOperator({ email: 'mara@acme.com' });
  for (const [slug, name] of [
    ['zulu', 'Zulu'],
    ['acme', 'Acme'],
  ] as const) {
    const workspace = await createWorkspace({ slug, name });
    await createMembership(workspace.id, operatorId, 'editor');
  }
  await createWorkspace({ slug: 'other', name: 'Other' });
  token = await transaction((tx) =>
    beginSession(tx, { operatorId, userAgent: '', now: Date.now() }),
  );
});
afterAll(() => test.close());

beforeEach(() => {
  sent.headers = new Headers();
  sent.token = token;
});

describe('requireWorkspace', () => {
  it('gives operator, workspace, role, caller and all workspaces by name', async () => {
    sent.headers.set('x-claimcheck-request-id', 'req_test');
    const page = await requireWorkspace('acme');
    expect(page).toMatchObject({
      operator: { email: 'mara@acme.com' },
      workspace: { slug: 'acme', name: 'Acme' },
      role: 'editor',
      workspaces: [
        { slug: 'acme', name: 'Acme' },
        { slug: 'zulu', name: 'Zulu' },
      ],
      caller: { requestId: 'req_test', workspaceId: page.workspace.id },
    });
    expect(page.caller.permissions.has('providers:delete')).toBe(false);
  });

  it('threat 187: sends whoever is not signed in to sign in, and back to the same page', async () => {
    sent.token = '';
    sent.headers.set('x-claimcheck-path', '/acme/debugger?kid=1');
    await expect(requireWorkspace('acme')).rejects.toThrow(
      'redirect /sign-in?next=%2Facme%2Fdebugger%3Fkid%3D1',
    );
  });

  it('threat 201: and never to another origin', async () => {
    sent.token = '';
    sent.headers.set('x-claimcheck-path', '//evil.example');
    await expect(requireWorkspace('acme')).rejects.toThrow(
      'redirect /sign-in?next=%2Facme%2Fsettings%2Fintegration',
    );
    await expect(requireOperator('//evil.example')).rejects.toThrow(/^redirect \/sign-in$/);
  });

  it.each(['other', 'no-such', '', 'ACME', 'acme ', '__proto__'])(
    'threat 187: finds nothing for %j, whoever it belongs to',
    async (slug) => {
      await expect(requireWorkspace(slug)).rejects.toThrow('not found');
    },
  );

  it('threat 185: believes no header about who is there', async () => {
    sent.token = '';
    sent.headers.set('x-middleware-subrequest', 'middleware:middleware:middleware');
    sent.headers.set('x-claimcheck-operator', 'opr_1');
    await expect(requireWorkspace('acme')).rejects.toThrow(/^redirect/);
  });
});
