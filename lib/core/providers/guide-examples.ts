import type { ProviderType } from './draft';
import type { GuideValueName } from './guide';

const ORIGIN = 'https://app.example.com';

/** Values such as this provider's, shown where there is no form. */
export const GUIDE_EXAMPLES: Readonly<
  Record<ProviderType, Readonly<Record<GuideValueName, string>>>
> = {
  auth0: {
    issuer: 'https://acme.eu.auth0.com/',
    discovery: 'https://acme.eu.auth0.com/.well-known/openid-configuration',
    jwks: 'https://acme.eu.auth0.com/.well-known/jwks.json',
    audience: 'pX4vN8kQ2mT6cJ1sRz9LhB5wYd3GfA7e',
    clientId: 'pX4vN8kQ2mT6cJ1sRz9LhB5wYd3GfA7e',
    domain: 'acme.eu.auth0.com',
    publishableKey: '',
    origin: ORIGIN,
  },
  clerk: {
    issuer: 'https://clerk.example.com',
    discovery: 'https://clerk.example.com/.well-known/openid-configuration',
    jwks: 'https://clerk.example.com/.well-known/jwks.json',
    audience: 'claimcheck',
    clientId: '',
    domain: 'clerk.example.com',
    publishableKey: 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k',
    origin: ORIGIN,
  },
  workos: {
    issuer: 'https://api.workos.com/user_management/client_01JQ8ZK4W7M2T5XN9B3RCVHD6E',
    discovery:
      'https://api.workos.com/user_management/client_01JQ8ZK4W7M2T5XN9B3RCVHD6E/.well-known/openid-configuration',
    jwks: 'https://api.workos.com/sso/jwks/client_01JQ8ZK4W7M2T5XN9B3RCVHD6E',
    audience: 'client_01JQ8ZK4W7M2T5XN9B3RCVHD6E',
    clientId: 'client_01JQ8ZK4W7M2T5XN9B3RCVHD6E',
    domain: 'auth.example.com',
    publishableKey: '',
    origin: ORIGIN,
  },
  custom_oidc: {
    issuer: 'https://login.example.com/realms/staff',
    discovery: 'https://login.example.com/realms/staff/.well-known/openid-configuration',
    jwks: 'https://login.example.com/realms/staff/protocol/openid-connect/certs',
    audience: 'storefront',
    clientId: 'storefront',
    domain: 'login.example.com',
    publishableKey: '',
    origin: ORIGIN,
  },
};
