import { auth0TokenName } from './auth0-token';
import { jsString } from './quote';
import type { SignInValues } from './sign-in-values';
import type { Snippet, SnippetFile } from './snippet';

const NEEDS =
  'It needs `AUTH0_SECRET`, `AUTH0_CLIENT_SECRET` and `APP_BASE_URL` in the environment, and `auth0.middleware` in `proxy.ts`, which answers `/auth/login`.';

function note({ token }: SignInValues): string {
  return token === 'access'
    ? NEEDS
    : `${NEEDS} The session keeps the ID token of the sign-in and does not renew it: once it has expired, send the user to \`/auth/login\` again.`;
}

function client(values: SignInValues): SnippetFile {
  const parameters =
    values.token === 'access'
      ? `\n  authorizationParameters: { audience: ${jsString(values.audience)} },`
      : '';
  return {
    name: 'lib/auth0.ts',
    language: 'ts',
    code: `import { Auth0Client } from '@auth0/nextjs-auth0/server';

export const auth0 = new Auth0Client({
  domain: ${jsString(values.domain)},
  clientId: ${jsString(values.clientId)},${parameters}
});
`,
  };
}

/** On the server of the App Router, from the session. */
export function auth0NextApp(values: SignInValues): Snippet {
  const read =
    values.token === 'access'
      ? '  const { token } = await auth0.getAccessToken();'
      : `  const token = session.tokenSet.idToken;
  if (token === undefined) redirect('/auth/login');`;
  return {
    what: `Reads the ${auth0TokenName(values)} of the session on the server and sends it on to a service.`,
    install: 'npm install @auth0/nextjs-auth0',
    files: [
      client(values),
      {
        name: 'app/orders/page.tsx',
        language: 'tsx',
        code: `import { redirect } from 'next/navigation';
import { auth0 } from '../../lib/auth0';

export default async function OrdersPage() {
  const session = await auth0.getSession();
  if (session === null) redirect('/auth/login');
${read}
  const response = await fetch('https://api.example.com/orders', {
    headers: { Authorization: \`Bearer \${token}\` },
  });
  return <pre>{await response.text()}</pre>;
}
`,
      },
    ],
    note: note(values),
  };
}

/** In an API route of the Pages Router, from the session. */
export function auth0NextPages(values: SignInValues): Snippet {
  const read =
    values.token === 'access'
      ? '  const { token } = await auth0.getAccessToken(request, response);'
      : `  const token = session.tokenSet.idToken;
  if (token === undefined) return response.status(401).json({ error: 'Sign in again' });`;
  return {
    what: `Reads the ${auth0TokenName(values)} of the session in an API route and sends it on to a service.`,
    install: 'npm install @auth0/nextjs-auth0',
    files: [
      client(values),
      {
        name: 'pages/api/orders.ts',
        language: 'ts',
        code: `import type { NextApiHandler } from 'next';
import { auth0 } from '../../lib/auth0';

const handler: NextApiHandler = async (request, response) => {
  const session = await auth0.getSession(request);
  if (session === null) return response.status(401).json({ error: 'Sign in first' });
${read}
  const orders = await fetch('https://api.example.com/orders', {
    headers: { Authorization: \`Bearer \${token}\` },
  });
  return response.status(orders.status).json(await orders.json());
};

export default handler;
`,
      },
    ],
    note: note(values),
  };
}
