import { auth0JavaScript, auth0React } from './auth0-browser';
import { auth0NextApp, auth0NextPages } from './auth0-next';
import type { SignInValues } from './sign-in-values';
import type { Snippet, TokenWay } from './snippet';

/** Code that gets a token from Auth0: the ID token, or an access token for an API. */
export function auth0Snippets(values: SignInValues): Readonly<Record<TokenWay, Snippet>> {
  return {
    react: auth0React(values),
    'next-app': auth0NextApp(values),
    'next-pages': auth0NextPages(values),
    javascript: auth0JavaScript(values),
  };
}
