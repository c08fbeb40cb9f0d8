import { jsString } from './quote';
import type { SignInValues } from './sign-in-values';
import type { Snippet, SnippetFile, TokenWay } from './snippet';

/** Code that gets a token from any provider of OpenID Connect, with oidc-client-ts. */
export function customOidcSnippets(values: SignInValues): Readonly<Record<TokenWay, Snippet>> {
  return {
    react: react(values),
    'next-app': nextApp(values),
    'next-pages': nextPages(values),
    javascript: javaScript(values),
  };
}

function member({ token }: SignInValues): string {
  return token === 'access' ? 'access_token' : 'id_token';
}

/** ID tokens may be missing where somebody is signed in: the provider decides. */
function isOut(values: SignInValues): string {
  return values.token === 'access' ? '!user || user.expired' : '!user?.id_token || user.expired';
}

function sends({ token }: SignInValues): string {
  const which = token === 'access' ? 'access token' : 'ID token';
  return `Signs in with the provider and sends its ${which} with a request.`;
}

function note({ token, other }: SignInValues): string {
  const redirect =
    'The provider has to know the redirect address, and the client has to be a public one, with PKCE.';
  if (token === 'access') {
    return `${redirect} How an access token comes to be for your API differs: a scope, a resource or an audience; see the provider’s documentation.`;
  }
  return other === null
    ? redirect
    : `${redirect} Access tokens are accepted too: send \`user.access_token\` instead.`;
}

/** In a browser alone the page itself is asked; Next renders on the server too, where there is none. */
function settings(values: SignInValues, origin: string): SnippetFile {
  return {
    name: '',
    language: 'ts',
    code: `export const oidc = {
  authority: ${jsString(values.issuer)},
  client_id: ${jsString(values.clientId)},
  redirect_uri: ${origin},
  scope: 'openid',
  onSigninCallback: () => {
    window.history.replaceState(null, '', window.location.pathname);
  },
};
`,
  };
}

function orders(name: string, exported: string, values: SignInValues, head = ''): SnippetFile {
  return {
    name,
    language: 'tsx',
    code: `${head}import { useAuth } from 'react-oidc-context';

export ${exported}() {
  const { isLoading, user, signinRedirect } = useAuth();

  async function loadOrders() {
    if (${isOut(values)}) return signinRedirect();
    const response = await fetch('/api/orders', {
      headers: { Authorization: \`Bearer \${user.${member(values)}}\` },
    });
    console.log(await response.json());
  }

  if (isLoading) return null;
  if (!user || user.expired) {
    return <button onClick={() => signinRedirect()}>Sign in</button>;
  }
  return <button onClick={loadOrders}>Load orders</button>;
}
`,
  };
}

const INSTALL = 'npm install oidc-client-ts react-oidc-context';
const APP_ORIGIN = "process.env.NEXT_PUBLIC_APP_URL ?? 'http://localhost:3000'";

function react(values: SignInValues): Snippet {
  return {
    what: sends(values),
    install: INSTALL,
    files: [
      { ...settings(values, 'window.location.origin'), name: 'src/oidc.ts' },
      {
        name: 'src/main.tsx',
        language: 'tsx',
        code: `import { createRoot } from 'react-dom/client';
import { AuthProvider } from 'react-oidc-context';
import { oidc } from './oidc';
import { Orders } from './orders';

createRoot(document.getElementById('root') ?? document.body).render(
  <AuthProvider {...oidc}>
    <Orders />
  </AuthProvider>,
);
`,
      },
      orders('src/orders.tsx', 'function Orders', values),
    ],
    note: note(values),
  };
}

function nextApp(values: SignInValues): Snippet {
  return {
    what: sends(values),
    install: INSTALL,
    files: [
      { ...settings(values, APP_ORIGIN), name: 'lib/oidc.ts' },
      {
        name: 'app/providers.tsx',
        language: 'tsx',
        code: `'use client';

import type { ReactNode } from 'react';
import { AuthProvider } from 'react-oidc-context';
import { oidc } from '../lib/oidc';

/** Put it around the children of app/layout.tsx. */
export function Providers({ children }: { children: ReactNode }) {
  return <AuthProvider {...oidc}>{children}</AuthProvider>;
}
`,
      },
      orders('app/orders/page.tsx', 'default function OrdersPage', values, "'use client';\n\n"),
    ],
    note: note(values),
  };
}

function nextPages(values: SignInValues): Snippet {
  return {
    what: sends(values),
    install: INSTALL,
    files: [
      { ...settings(values, APP_ORIGIN), name: 'lib/oidc.ts' },
      {
        name: 'pages/_app.tsx',
        language: 'tsx',
        code: `import type { AppProps } from 'next/app';
import { AuthProvider } from 'react-oidc-context';
import { oidc } from '../lib/oidc';

export default function App({ Component, pageProps }: AppProps) {
  return (
    <AuthProvider {...oidc}>
      <Component {...pageProps} />
    </AuthProvider>
  );
}
`,
      },
      orders('pages/orders.tsx', 'default function OrdersPage', values),
    ],
    note: note(values),
  };
}

function javaScript(values: SignInValues): Snippet {
  return {
    what: sends(values),
    install: 'npm install oidc-client-ts',
    files: [
      {
        name: 'src/orders.js',
        language: 'js',
        code: `import { UserManager } from 'oidc-client-ts';

const manager = new UserManager({
  authority: ${jsString(values.issuer)},
  client_id: ${jsString(values.clientId)},
  redirect_uri: window.location.origin,
  scope: 'openid',
});

if (new URLSearchParams(window.location.search).has('code')) {
  await manager.signinCallback();
  window.history.replaceState(null, '', window.location.pathname);
}

export async function loadOrders() {
  const user = await manager.getUser();
  if (${isOut(values)}) return manager.signinRedirect();
  const response = await fetch('/api/orders', {
    headers: { Authorization: \`Bearer \${user.${member(values)}}\` },
  });
  return response.json();
}
`,
      },
    ],
    note: note(values),
  };
}
