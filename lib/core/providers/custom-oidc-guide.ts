import type { ProviderGuide } from './guide';

/** The guide of Custom OIDC. */
export const customOidcGuide: ProviderGuide = {
  title: 'In your provider',
  dashboard: null,
  steps: [
    {
      text: 'Open the application whose users will call you, and copy its client ID into this form.',
      value: 'clientId',
    },
    {
      text: 'Find the issuer: it is the member `issuer` of the discovery document, which is below the issuer itself.',
      value: 'discovery',
    },
    {
      text: 'Let the provider sign with a key pair: RS256 or ES256. HS256 needs a shared secret, and Claimcheck keeps none.',
    },
    {
      text: 'Press **Test Connection**. It reads the document and the keys, and says what tokens will be accepted.',
    },
  ],
  sections: [],
  troubleshooting: [
    {
      id: 'INVALID_ISSUER',
      title: 'INVALID_ISSUER',
      summary: 'slash, scheme, path',
      blocks: [
        {
          kind: 'text',
          text: 'The `iss` of a token is compared byte for byte. A slash at the end, http for https or a missing realm in the path is another issuer. Test Connection shows the issuer that the document names, with a button that takes it over.',
        },
      ],
    },
    {
      id: 'INVALID_AUDIENCE',
      title: 'INVALID_AUDIENCE',
      summary: 'token made for another client',
      blocks: [
        {
          kind: 'text',
          text: 'The `aud` of a token must include one of the client IDs or further audiences. Access tokens often carry the identifier of an API instead of a client ID: add it under Advanced as a further audience.',
        },
      ],
    },
    {
      id: 'ALGORITHM_NOT_ALLOWED',
      title: 'ALGORITHM_NOT_ALLOWED',
      summary: 'HS256, or not on the list',
      blocks: [
        {
          kind: 'text',
          text: 'Tokens signed with HS256 are never accepted. Change the signing algorithm of the application to RS256 or ES256, or allow the algorithm it uses under Advanced.',
        },
      ],
    },
    {
      id: 'JWKS_FETCH_FAILED',
      title: 'JWKS_FETCH_FAILED',
      summary: 'keys cannot be read',
      blocks: [
        {
          kind: 'text',
          text: 'Claimcheck could not read the key set. Run Test Connection: the first failed step names the cause. A provider on a private network needs its origin in `ALLOWED_PRIVATE_ORIGINS`.',
        },
      ],
    },
  ],
};
