import { discoveryAddresses } from '../oidc/discovery-addresses';
import type { ProviderTypeDefinition } from './definition';
import { readIssuerInput } from './issuer-input';

/** Any provider that publishes OpenID Connect Discovery, RFC 8414 metadata, or only a key set. */
export const customOidc: ProviderTypeDefinition = {
  type: 'custom_oidc',
  label: 'Custom OIDC',
  summary: 'Issuer address. Keycloak, Okta, Entra ID and any other that publishes discovery.',
  fields: [
    {
      name: 'issuer',
      kind: 'address',
      label: 'Issuer',
      note: 'or its discovery address',
      placeholder: 'https://login.example.com',
      required: true,
    },
    {
      name: 'clientIds',
      kind: 'list',
      label: 'Client IDs',
      note: 'tokens must be made for one of them',
      placeholder: 'Add a client ID',
      required: false,
    },
  ],
  derive(inputs) {
    const { issuer } = readIssuerInput(inputs.issuer);
    return {
      issuers: issuer === '' ? [] : [issuer],
      discoveryAddresses: issuer === '' ? [] : discoveryAddresses(issuer),
      jwksAddress: null,
      audiences: inputs.clientIds,
    };
  },
  guideTitle: 'In your provider',
  guideSteps: (derived) => [
    {
      text: 'Open the application whose users will call you, and copy its client ID into this form.',
      value: derived.audiences[0] ?? null,
    },
    {
      text: 'Find the issuer: it is the member issuer of the discovery document, which is below the issuer itself.',
      value: derived.discoveryAddresses[0] ?? null,
    },
    {
      text: 'Let the provider sign with a key pair: RS256 or ES256. HS256 needs a shared secret, and Claimcheck keeps none.',
      value: null,
    },
    {
      text: 'Press Test Connection. It reads the document and the keys, and says what tokens will be accepted.',
      value: null,
    },
  ],
  traps: [
    {
      code: 'INVALID_ISSUER',
      summary: 'slash, scheme, path',
      text: 'The iss of a token is compared byte for byte. A slash at the end, http for https or a missing realm in the path is another issuer. Test Connection shows the issuer that the document names, with a button that takes it over.',
    },
    {
      code: 'INVALID_AUDIENCE',
      summary: 'token made for another client',
      text: 'The aud of a token must include one of the client IDs or further audiences. Access tokens often carry the identifier of an API instead of a client ID: add it under Advanced as a further audience.',
    },
    {
      code: 'ALGORITHM_NOT_ALLOWED',
      summary: 'HS256, or not on the list',
      text: 'Tokens signed with HS256 are never accepted. Change the signing algorithm of the application to RS256 or ES256, or allow the algorithm it uses under Advanced.',
    },
    {
      code: 'JWKS_FETCH_FAILED',
      summary: 'keys cannot be read',
      text: 'Claimcheck could not read the key set. Run Test Connection: the first failed step names the cause. A provider on a private network needs its origin in ALLOWED_PRIVATE_ORIGINS.',
    },
  ],
};
