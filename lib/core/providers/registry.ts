import { customOidc } from './custom-oidc';
import type { ProviderTypeDefinition } from './definition';
import type { ProviderType } from './draft';

const DEFINITIONS: Readonly<Record<ProviderType, ProviderTypeDefinition>> = {
  custom_oidc: customOidc,
};

/** The definition of a type. */
export function providerTypeOf(type: ProviderType): ProviderTypeDefinition {
  return DEFINITIONS[type];
}
