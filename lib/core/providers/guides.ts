import { customOidcGuide } from './custom-oidc-guide';
import type { ProviderType } from './draft';
import type { ProviderGuide } from './guide';

const GUIDES: Readonly<Record<ProviderType, ProviderGuide>> = {
  auth0: customOidcGuide,
  clerk: customOidcGuide,
  workos: customOidcGuide,
  custom_oidc: customOidcGuide,
};

/** The guide of a type. Read on the server: it is more text than a browser should fetch as code. */
export function guideOf(type: ProviderType): ProviderGuide {
  return GUIDES[type];
}
