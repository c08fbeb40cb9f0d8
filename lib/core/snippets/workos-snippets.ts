import { envValue, jsString, jsxAttribute } from './quote';
import type { SignInValues } from './sign-in-values';
import type { Snippet, SnippetFile, TokenWay } from './snippet';

/** Code that gets the access token of a session from WorkOS AuthKit. */
export function workosSnippets(values: SignInValues): Readonly<Record<TokenWay, Snippet>> {
  return {
    react: react(values),
    'next-app': nextApp(values),
    'next-pages': nextPages(values),
    javascript: javaScript(values),
  };
}

const FRESH =
  'The token lives for five minutes. Call `getAccessToken` before each request, which renews it.';
const ORIGINS =
  'At WorkOS, add the address of your app as a redirect URI, and as an allowed origin by Configure CORS under Authentication.';

/** The same component serves React alone and the pages of Next.js. */
function orders(name: string, exported: string): SnippetFile {
  return {
    name,
    language: 'tsx',
    code: `import { useAuth } from '@workos-inc/authkit-react';

export ${exported}() {
  const { isLoading, user, signIn, getAccessToken } = useAuth();

  async function loadOrders() {
    const token = await getAccessToken();
    const response = await fetch('/api/orders', {
      headers: { Authorization: \`Bearer \${token}\` },
    });
    console.log(await response.json());
  }

  if (isLoading) return null;
  if (user === null) return <button onClick={() => signIn()}>Sign in</button>;
  return <button onClick={loadOrders}>Load orders</button>;
}
`,
  };
}

function react(values: SignInValues): Snippet {
  return {
    what: 'Signs in with AuthKit and sends the access token of the session with a request.',
    install: 'npm install @workos-inc/authkit-react',
    files: [
      {
        name: 'src/main.tsx',
        language: 'tsx',
        code: `import { AuthKitProvider } from '@workos-inc/authkit-react';
import { createRoot } from 'react-dom/client';
import { Orders } from './orders';

createRoot(document.getElementById('root') ?? document.body).render(
  <AuthKitProvider ${jsxAttribute('clientId', values.clientId)}>
    <Orders />
  </AuthKitProvider>,
);
`,
      },
      orders('src/orders.tsx', 'function Orders'),
    ],
    note: `${FRESH} ${ORIGINS}`,
  };
}

/** Where AuthKit sends the browser back to; `app/callback/route.ts` answers there. */
const REDIRECT = 'http://localhost:3000/callback';

function settings({ clientId }: SignInValues): SnippetFile {
  return {
    name: '.env.local',
    language: 'bash',
    code: `WORKOS_CLIENT_ID=${envValue(clientId) ?? '<your client ID>'}
NEXT_PUBLIC_WORKOS_REDIRECT_URI=${REDIRECT}
`,
  };
}

/** The redirect to sign in is the proxy's: it sets a cookie, which a page cannot. */
const PROXY = {
  name: 'proxy.ts',
  language: 'ts',
  code: `import { authkitProxy } from '@workos-inc/authkit-nextjs';

export default authkitProxy({
  middlewareAuth: { enabled: true, unauthenticatedPaths: [] },
});

/** The pages that need somebody who is signed in. */
export const config = { matcher: ['/orders/:path*'] };
`,
} satisfies SnippetFile;

const CALLBACK = {
  name: 'app/callback/route.ts',
  language: 'ts',
  code: `import { handleAuth } from '@workos-inc/authkit-nextjs';

export const GET = handleAuth();
`,
} satisfies SnippetFile;

const ORDERS_PAGE = {
  name: 'app/orders/page.tsx',
  language: 'tsx',
  code: `import { withAuth } from '@workos-inc/authkit-nextjs';

export default async function OrdersPage() {
  const { accessToken } = await withAuth({ ensureSignedIn: true });
  const response = await fetch('https://api.example.com/orders', {
    headers: { Authorization: \`Bearer \${accessToken}\` },
  });
  return <pre>{await response.text()}</pre>;
}
`,
} satisfies SnippetFile;

function nextApp(values: SignInValues): Snippet {
  return {
    what: 'Reads the access token of the session on the server and sends it on to a service.',
    install: 'npm install @workos-inc/authkit-nextjs',
    files: [settings(values), PROXY, CALLBACK, ORDERS_PAGE],
    note: `It needs \`WORKOS_API_KEY\` and \`WORKOS_COOKIE_PASSWORD\` (at least 32 characters) in the environment too. At WorkOS, add \`${REDIRECT}\` as a redirect URI. Before Next.js 16, \`proxy.ts\` is called \`middleware.ts\`.`,
  };
}

function nextPages(values: SignInValues): Snippet {
  return {
    what: 'Signs in with AuthKit in the browser and sends the access token of the session with a request.',
    install: 'npm install @workos-inc/authkit-react',
    files: [
      {
        name: 'pages/_app.tsx',
        language: 'tsx',
        code: `import { AuthKitProvider } from '@workos-inc/authkit-react';
import type { AppProps } from 'next/app';

export default function App({ Component, pageProps }: AppProps) {
  return (
    <AuthKitProvider ${jsxAttribute('clientId', values.clientId)}>
      <Component {...pageProps} />
    </AuthKitProvider>
  );
}
`,
      },
      orders('pages/orders.tsx', 'default function OrdersPage'),
    ],
    note: `${FRESH} ${ORIGINS} The server part of \`authkit-nextjs\` works in the App Router only.`,
  };
}

function javaScript(values: SignInValues): Snippet {
  return {
    what: 'Signs in with AuthKit and sends the access token of the session with a request.',
    install: 'npm install @workos-inc/authkit-js',
    files: [
      {
        name: 'src/orders.js',
        language: 'js',
        code: `import { createClient } from '@workos-inc/authkit-js';

const authkit = await createClient(${jsString(values.clientId)});
if (authkit.getUser() === null) await authkit.signIn();

export async function loadOrders() {
  const token = await authkit.getAccessToken();
  const response = await fetch('/api/orders', {
    headers: { Authorization: \`Bearer \${token}\` },
  });
  return response.json();
}
`,
      },
    ],
    note: `${FRESH} ${ORIGINS}`,
  };
}
