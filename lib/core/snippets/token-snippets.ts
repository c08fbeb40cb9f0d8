import type { ProviderType } from '../providers/draft';
import { auth0Snippets } from './auth0-snippets';
import { clerkSnippets } from './clerk-snippets';
import { customOidcSnippets } from './custom-oidc-snippets';
import type { SignInValues } from './sign-in-values';
import type { Snippet, TokenWay } from './snippet';
import { workosSnippets } from './workos-snippets';

type Snippets = Readonly<Record<TokenWay, Snippet>>;

const SNIPPETS: Readonly<Record<ProviderType, (values: SignInValues) => Snippets>> = {
  auth0: auth0Snippets,
  clerk: clerkSnippets,
  workos: workosSnippets,
  custom_oidc: customOidcSnippets,
};

/** Code that gets a token from a provider, by where it runs. */
export function tokenSnippets(values: SignInValues): Snippets {
  return SNIPPETS[values.type](values);
}
