import { auth0Guide } from './auth0-guide';
import { clerkGuide } from './clerk-guide';
import { customOidcGuide } from './custom-oidc-guide';
import type { ProviderType } from './draft';
import type { ProviderGuide } from './guide';
import { workosGuide } from './workos-guide';

const GUIDES: Readonly<Record<ProviderType, ProviderGuide>> = {
  auth0: auth0Guide,
  clerk: clerkGuide,
  workos: workosGuide,
  custom_oidc: customOidcGuide,
};

/** The guide of a type. Read on the server: it is more text than a browser should fetch as code. */
export function guideOf(type: ProviderType): ProviderGuide {
  return GUIDES[type];
}
