import { envValue, jsString, jsxAttribute } from './quote';
import { type SignInValues, TEMPLATE_NAME } from './sign-in-values';
import type { Snippet, SnippetFile, TokenWay } from './snippet';

/** Code that gets a token from Clerk: of a JWT template, or of the session, as the provider expects it. */
export function clerkSnippets(values: SignInValues): Readonly<Record<TokenWay, Snippet>> {
  return {
    react: react(values),
    'next-app': nextApp(values),
    'next-pages': nextPages(values),
    javascript: javaScript(values),
  };
}

function called({ token }: SignInValues): string {
  return token === 'template' ? `getToken({ template: '${TEMPLATE_NAME}' })` : 'getToken()';
}

function which({ token }: SignInValues): string {
  return token === 'template' ? 'token of the JWT template' : 'session token';
}

function note({ token }: SignInValues): string {
  return token === 'template'
    ? `\`${TEMPLATE_NAME}\` is the name of your JWT template at Clerk, as the guide has it. Call \`getToken\` before each request: Clerk renews what it gives.`
    : 'Session tokens live for a minute. Call `getToken` before each request, and never keep the result.';
}

function react(values: SignInValues): Snippet {
  return {
    what: `Signs in with Clerk and sends the ${which(values)} with a request.`,
    install: 'npm install @clerk/react',
    files: [
      {
        name: 'src/main.tsx',
        language: 'tsx',
        code: `import { ClerkProvider } from '@clerk/react';
import { createRoot } from 'react-dom/client';
import { Orders } from './orders';

createRoot(document.getElementById('root') ?? document.body).render(
  <ClerkProvider ${jsxAttribute('publishableKey', values.publishableKey)}>
    <Orders />
  </ClerkProvider>,
);
`,
      },
      {
        name: 'src/orders.tsx',
        language: 'tsx',
        code: `import { SignInButton, useAuth } from '@clerk/react';

export function Orders() {
  const { isSignedIn, getToken } = useAuth();

  async function loadOrders() {
    const token = await ${called(values)};
    // Signed out meanwhile: the button to sign in takes the place of this one.
    if (!token) return;
    const response = await fetch('/api/orders', {
      headers: { Authorization: \`Bearer \${token}\` },
    });
    console.log(await response.json());
  }

  if (!isSignedIn) return <SignInButton />;
  return <button onClick={loadOrders}>Load orders</button>;
}
`,
      },
    ],
    note: note(values),
  };
}

const CLERK_SECRET_NOTE =
  '`CLERK_SECRET_KEY` stands beside the publishable key in your environment, and `clerkMiddleware` in `proxy.ts`, as in every app with Clerk.';

function settings({ publishableKey }: SignInValues): SnippetFile {
  const value = envValue(publishableKey) ?? '<your publishable key>';
  return {
    name: '.env.local',
    language: 'bash',
    code: `NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=${value}\n`,
  };
}

function nextApp(values: SignInValues): Snippet {
  return {
    what: `Gets the ${which(values)} on the server and sends it on to a service.`,
    install: 'npm install @clerk/nextjs',
    files: [
      settings(values),
      {
        name: 'app/orders/page.tsx',
        language: 'tsx',
        code: `import { auth } from '@clerk/nextjs/server';

export default async function OrdersPage() {
  const { getToken, redirectToSignIn } = await auth();
  const token = await ${called(values)};
  if (token === null) return redirectToSignIn();
  const response = await fetch('https://api.example.com/orders', {
    headers: { Authorization: \`Bearer \${token}\` },
  });
  return <pre>{await response.text()}</pre>;
}
`,
      },
    ],
    note: `${CLERK_SECRET_NOTE} ${note(values)}`,
  };
}

function nextPages(values: SignInValues): Snippet {
  return {
    what: `Gets the ${which(values)} in an API route and sends it on to a service.`,
    install: 'npm install @clerk/nextjs',
    files: [
      settings(values),
      {
        name: 'pages/api/orders.ts',
        language: 'ts',
        code: `import { getAuth } from '@clerk/nextjs/server';
import type { NextApiHandler } from 'next';

const handler: NextApiHandler = async (request, response) => {
  const { getToken } = getAuth(request);
  const token = await ${called(values)};
  if (token === null) return response.status(401).json({ error: 'Sign in first' });
  const orders = await fetch('https://api.example.com/orders', {
    headers: { Authorization: \`Bearer \${token}\` },
  });
  return response.status(orders.status).json(await orders.json());
};

export default handler;
`,
      },
    ],
    note: `${CLERK_SECRET_NOTE} ${note(values)}`,
  };
}

function javaScript(values: SignInValues): Snippet {
  return {
    what: `Signs in with Clerk and sends the ${which(values)} with a request.`,
    install: 'npm install @clerk/clerk-js',
    files: [
      {
        name: 'src/orders.js',
        language: 'js',
        code: `import { Clerk } from '@clerk/clerk-js';

const clerk = new Clerk(${jsString(values.publishableKey)});
await clerk.load();
if (!clerk.isSignedIn) await clerk.redirectToSignIn();

export async function loadOrders() {
  const token = await clerk.session?.${called(values)};
  if (!token) return clerk.redirectToSignIn();
  const response = await fetch('/api/orders', {
    headers: { Authorization: \`Bearer \${token}\` },
  });
  return response.json();
}
`,
      },
    ],
    note: note(values),
  };
}
