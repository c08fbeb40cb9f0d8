import { auth0TokenName } from './auth0-token';
import { jsString, jsxAttribute } from './quote';
import type { SignInValues } from './sign-in-values';
import type { Snippet, SnippetFile } from './snippet';

/** Signs in and asks from React. */
export function auth0React(values: SignInValues): Snippet {
  return {
    what: what(values),
    install: 'npm install @auth0/auth0-react',
    files: [reactMain(values), reactOrders(values)],
    note: note(values),
  };
}

/** Signs in and asks without a framework. */
export function auth0JavaScript(values: SignInValues): Snippet {
  return {
    what: what(values),
    install: 'npm install @auth0/auth0-spa-js',
    files: [{ name: 'src/orders.js', language: 'js', code: plainOrders(values) }],
    note: note(values),
  };
}

function what(values: SignInValues): string {
  return `Signs in with Auth0 and sends its ${auth0TokenName(values)} with a request.`;
}

/** Without the audience of an API, Auth0 gives an access token that nobody else can read. */
function audienceMember({ token, audience }: SignInValues, indent: string): string {
  return token === 'access' ? `\n${indent}audience: ${jsString(audience)},` : '';
}

function note({ token, other, audience }: SignInValues): string | null {
  if (token === 'access') return null;
  const renewal =
    'The code renews the ID token in the last minute of its life; where that throws `login_required`, have the user sign in again.';
  return other === null
    ? renewal
    : `${renewal} Access tokens for \`${audience}\` are accepted too: ask for them with that audience, and send them instead.`;
}

/** Reading the claims never renews them: Auth0's packages watch the access token's end alone. */
function readToken({ token }: SignInValues, getToken: string): string {
  const body =
    token === 'access'
      ? `  const token = await auth0.${getToken}();
  if (!token) throw new Error('Sign in first');
  return token;`
      : `  let claims = await auth0.getIdTokenClaims();
  if ((claims?.exp ?? 0) * 1000 < Date.now() + 60_000) {
    await auth0.${getToken}({ cacheMode: 'off' });
    claims = await auth0.getIdTokenClaims();
  }
  if (!claims) throw new Error('Sign in first');
  return claims.__raw;`;
  return `async function readToken() {\n${body}\n}`;
}

function indented(code: string): string {
  return code.replace(/^/gm, '  ');
}

function reactMain(values: SignInValues): SnippetFile {
  return {
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
  };
}

function reactOrders(values: SignInValues): SnippetFile {
  return {
    name: 'src/orders.tsx',
    language: 'tsx',
    code: `import { useAuth0 } from '@auth0/auth0-react';

export function Orders() {
  const auth0 = useAuth0();

${indented(readToken(values, 'getAccessTokenSilently'))}

  async function loadOrders() {
    const token = await readToken();
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
  };
}

function plainOrders(values: SignInValues): string {
  return `import { createAuth0Client } from '@auth0/auth0-spa-js';

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

${readToken(values, 'getTokenSilently')}

export async function loadOrders() {
  const token = await readToken();
  const response = await fetch('/api/orders', {
    headers: { Authorization: \`Bearer \${token}\` },
  });
  return response.json();
}
`;
}
