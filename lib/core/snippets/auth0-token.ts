import type { SignInValues } from './sign-in-values';

/** What Auth0 calls the token that is sent. */
export function auth0TokenName({ token }: SignInValues): string {
  return token === 'access' ? 'access token' : 'ID token';
}
