import { jsString, jsxAttribute } from './quote';
import type { SignInValues } from './sign-in-values';
import type { Snippet, TokenWay } from './snippet';

/** Code that gets a token from Auth0: the ID token, or an access token for an API. */
export function auth0Snippets(values: SignInValues): Readonly<Record<TokenWay, Snippet>> {
  return {
    react: react(values),
    'next-app': nextApp(values),
    'next-pages': nextPages(values),
    javascript: javaScript(values),
  };
}

function which({ token }: SignInValues): string {
  return token === 'access' ? 'access token' : 'ID token';
}

/** Without the audience of an API, Auth0 gives an access token that nobody else can read. */
function audienceMember({ token, audience }: SignInValues, indent: string): string {
  return token === 'access' ? `\n${indent}audience: ${jsString(audience)},` : '';
}

function alsoAccepted({ other, audience }: SignInValues): string | null {
  if (other === null) return null;
  return `Access tokens for \`${audience}\` are accepted too: ask for them with that audience, and send them instead.`;
}

function react(values: SignInValues): Snippet {
  const isAccess = values.token === 'access';
  return {
    what: `Signs in with Auth0 and sends its ${which(values)} with a request.`,
    install: 'npm install @auth0/auth0-react',
    files: [
      {
        name: 'src/main.tsx',
        language: 'tsx',
        code: `import { Auth0Provider } from '@auth0/auth0-react';
import { createRoot } from 'react-dom/client';
import { Orders } from './orders';

createRoot(document.getElementById('root') ?? document.body).render(
  <Auth0Provider
    ${jsxAttribute('domain', values.domain)}
    ${jsxAttribute('clientId', values.clientId)}
    authorizationParams={{
      redirect_uri: window.location.origin,${audienceMember(values, '      ')}
    }}
  >
    <Orders />
  </Auth0Provider>,
);
`,
      },
      {
        name: 'src/orders.tsx',
        language: 'tsx',
        code: `import { useAuth0 } from '@auth0/auth0-react';

export function Orders() {
  const auth0 = useAuth0();

  async function loadOrders() {
${
  isAccess
    ? '    const token = await auth0.getAccessTokenSilently();'
    : `    const claims = await auth0.getIdTokenClaims();
    const token = claims?.__raw;`
}
    const response = await fetch('/api/orders', {
      headers: { Authorization: \`Bearer \${token}\` },
    });
    console.log(await response.json());
  }

  if (!auth0.isAuthenticated) {
    return <button onClick={() => auth0.loginWithRedirect()}>Sign in</button>;
  }
  return <button onClick={loadOrders}>Load orders</button>;
}
`,
      },
    ],
    note: alsoAccepted(values),
  };
}

const NEXT_NOTE =
  'It needs `AUTH0_SECRET`, `AUTH0_CLIENT_SECRET` and `APP_BASE_URL` in the environment, and `auth0.middleware` in `proxy.ts`, which answers `/auth/login`.';

function nextClient(values: SignInValues) {
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
  } as const;
}

function nextApp(values: SignInValues): Snippet {
  const read =
    values.token === 'access'
      ? '  const { token } = await auth0.getAccessToken();'
      : '  const token = session.tokenSet.idToken;';
  return {
    what: `Reads the ${which(values)} of the session on the server and sends it on to a service.`,
    install: 'npm install @auth0/nextjs-auth0',
    files: [
      nextClient(values),
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
    note: NEXT_NOTE,
  };
}

function nextPages(values: SignInValues): Snippet {
  const read =
    values.token === 'access'
      ? '  const { token } = await auth0.getAccessToken(request, response);'
      : '  const token = session.tokenSet.idToken;';
  return {
    what: `Reads the ${which(values)} of the session in an API route and sends it on to a service.`,
    install: 'npm install @auth0/nextjs-auth0',
    files: [
      nextClient(values),
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
    note: NEXT_NOTE,
  };
}

function javaScript(values: SignInValues): Snippet {
  const read =
    values.token === 'access'
      ? '  const token = await auth0.getTokenSilently();'
      : `  const claims = await auth0.getIdTokenClaims();
  const token = claims?.__raw;`;
  return {
    what: `Signs in with Auth0 and sends its ${which(values)} with a request.`,
    install: 'npm install @auth0/auth0-spa-js',
    files: [
      {
        name: 'src/orders.js',
        language: 'js',
        code: `import { createAuth0Client } from '@auth0/auth0-spa-js';

const auth0 = await createAuth0Client({
  domain: ${jsString(values.domain)},
  clientId: ${jsString(values.clientId)},
  authorizationParams: {
    redirect_uri: window.location.origin,${audienceMember(values, '    ')}
  },
});

if (new URLSearchParams(window.location.search).has('code')) {
  await auth0.handleRedirectCallback();
  window.history.replaceState(null, '', window.location.pathname);
}
if (!(await auth0.isAuthenticated())) await auth0.loginWithRedirect();

export async function loadOrders() {
${read}
  const response = await fetch('/api/orders', {
    headers: { Authorization: \`Bearer \${token}\` },
  });
  return response.json();
}
`,
      },
    ],
    note: alsoAccepted(values),
  };
}
