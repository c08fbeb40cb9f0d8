import { jsString } from './quote';
import type { CheckSnippet } from './snippet';
import type { SnippetPlace } from './snippet-place';

/** The environment that the SDK reads its API key from. */
export const API_KEY_VARIABLE = 'CLAIMCHECK_API_KEY';

const SDK = '@claimcheck/node';

const BEFORE_INSTALL =
  'Where your registry does not have the package, run `npm run build && npm pack --workspace sdk` in a clone of Claimcheck first, and install the `.tgz` that it makes by its path instead of the name.';

function client({ apiUrl, workspace }: SnippetPlace): string {
  return `const claimcheck = new Claimcheck({
  baseUrl: ${jsString(apiUrl)},
  workspaceId: ${jsString(workspace)},
});
`;
}

/** Asks with the SDK of Node. */
export function nodeSnippet(place: SnippetPlace): CheckSnippet {
  return {
    what: 'Asks whether the holder of a token may do something, by the policies of this workspace.',
    scopes: ['authorize'],
    beforeInstall: BEFORE_INSTALL,
    install: `npm install ${SDK}`,
    files: [
      {
        name: 'src/may-approve.ts',
        language: 'ts',
        code: `import { Claimcheck } from '${SDK}';

${client(place)}
export async function mayApprove(token: string, orderAmount: number): Promise<boolean> {
  const { data } = await claimcheck.checkAuthorization({
    token,
    resource: 'orders',
    action: 'approve',
    context: { orderAmount },
  });
  return data.allowed;
}
`,
      },
    ],
    note: 'A refused token is an answer with `allowed` false, and `data.reason` says why. Where there is no answer, a `ClaimcheckError` is thrown. To know only whether a token is good, call `verify`, with the scope `verify`.',
  };
}

/** Guards routes of Express. */
export function expressSnippet(place: SnippetPlace): CheckSnippet {
  return {
    what: 'Lets a request pass when its token is good and has a permission, or when the policies allow it.',
    scopes: ['verify', 'authorize'],
    beforeInstall: BEFORE_INSTALL,
    install: `npm install ${SDK} express`,
    files: [
      {
        name: 'src/server.ts',
        language: 'ts',
        code: `import { Claimcheck } from '${SDK}';
import { protect } from '${SDK}/express';
import express from 'express';

${client(place)}const { requirePermission, authorize } = protect(claimcheck);

const app = express();
const orders = new Map([['o-1', { total: 250 }]]);

app.get('/catalog', requirePermission('catalog:read'), (request, response) => {
  response.json({ reader: request.auth?.subject });
});

const mayApprove = authorize({
  resource: 'orders',
  action: 'approve',
  context: ({ params }) => ({
    orderAmount: orders.get(String(params.id))?.total ?? null,
  }),
});

app.post('/orders/:id/approve', mayApprove, (request, response) => {
  response.json({ approved: request.params.id });
});

app.listen(3001);
`,
      },
    ],
    note: 'Read what policies decide by from your own data, as here, never from the request. Refusals are answered with 401 or 403, and with 503 where nothing is known of the token.',
  };
}

/** Guards routes of Fastify. */
export function fastifySnippet(place: SnippetPlace): CheckSnippet {
  return {
    what: 'Lets a request pass when its token is good and has a permission, or when the policies allow it.',
    scopes: ['verify', 'authorize'],
    beforeInstall: BEFORE_INSTALL,
    install: `npm install ${SDK} fastify`,
    files: [
      {
        name: 'src/server.ts',
        language: 'ts',
        code: `import { Claimcheck } from '${SDK}';
import { protect } from '${SDK}/fastify';
import Fastify from 'fastify';

${client(place)}const { requirePermission, authorize } = protect(claimcheck);

const app = Fastify();
const orders = new Map([['o-1', { total: 250 }]]);

const reading = { preHandler: requirePermission('catalog:read') };
app.get('/catalog', reading, async (request) => ({ reader: request.auth?.subject }));

interface Approval {
  Params: { id: string };
}

const approving = {
  preHandler: authorize<Approval>({
    resource: 'orders',
    action: 'approve',
    context: ({ params }) => ({ orderAmount: orders.get(params.id)?.total ?? null }),
  }),
};
app.post<Approval>('/orders/:id/approve', approving, async (request) => ({
  approved: request.params.id,
}));

await app.listen({ port: 3001 });
`,
      },
    ],
    note: 'Read what policies decide by from your own data, as here, never from the request. Refusals are answered with 401 or 403, and with 503 where nothing is known of the token.',
  };
}

/** Guards route handlers of the App Router. */
export function nextSnippet(place: SnippetPlace): CheckSnippet {
  return {
    what: 'Lets a request reach a route handler when the policies allow what it asks for.',
    scopes: ['verify', 'authorize'],
    beforeInstall: BEFORE_INSTALL,
    install: `npm install ${SDK}`,
    files: [
      {
        name: 'app/orders/[id]/approve/route.ts',
        language: 'ts',
        code: `import { Claimcheck } from '${SDK}';
import { protect } from '${SDK}/next';

const { authorize } = protect(
  () =>
    new Claimcheck({
      baseUrl: ${jsString(place.apiUrl)},
      workspaceId: ${jsString(place.workspace)},
    }),
);
const orders = new Map([['o-1', { total: 250 }]]);

export const POST = authorize<{ params: Promise<{ id: string }> }>(
  {
    resource: 'orders',
    action: 'approve',
    context: async (_, { params }) => {
      const { id } = await params;
      return { orderAmount: orders.get(id)?.total ?? null };
    },
  },
  async (request, { params, auth }) => {
    const { id } = await params;
    return Response.json({ approved: id, by: auth.subject });
  },
);
`,
      },
    ],
    note: 'Read what policies decide by from your own data, as here, never from the request. The client is made at the first request, so `next build` needs no key. The token comes from the `Authorization` header. Where pages of the same app call the route with a session instead, `protect` takes an option `token`: a function that returns what your sign-in gives on the server.',
  };
}
