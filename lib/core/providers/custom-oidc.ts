import { discoveryAddresses } from '../oidc/discovery-addresses';
import type { ProviderTypeDefinition } from './definition';
import { emptyInputs } from './draft';
import { issuerField, readIssuer } from './issuer-field';

/** Any provider that publishes OpenID Connect Discovery, RFC 8414 metadata, or only a key set. */
export const customOidc: ProviderTypeDefinition = {
  type: 'custom_oidc',
  label: 'Custom OIDC',
  summary: 'Issuer address. Keycloak, Okta, Entra ID and any other that publishes discovery.',
  fields: [
    issuerField({
      label: 'Issuer',
      note: 'or its discovery address',
      placeholder: 'https://login.example.com',
    }),
    {
      kind: 'list',
      path: 'inputs.clientIds',
      label: 'Client IDs',
      note: 'tokens must be made for one of them',
      placeholder: 'Add a client ID',
    },
  ],
  issuerPath: 'inputs.issuer',
  audiencePath: 'inputs.clientIds',
  derive({ inputs }) {
    const issuer = readIssuer(inputs.issuer).value;
    return {
      issuers: issuer === '' ? [] : [issuer],
      discoveryAddresses: issuer === '' ? [] : discoveryAddresses(issuer),
      jwksAddress: null,
      audiences: inputs.clientIds,
    };
  },
  judge: ({ inputs }) =>
    inputs.issuer.trim() === '' ? { 'inputs.issuer': ['Enter the issuer.'] } : {},
  lacks: () => ({}),
  recognises: ({ issuer }) => issuer !== null,
  fill: (hints) => ({
    inputs: { ...emptyInputs(), issuer: hints.issuer ?? '', clientIds: [...hints.audiences] },
    audienceRule: 'required',
    azpRule: 'off',
    authorizedParties: [],
  }),
  takeIssuer: (_draft, issuer) =>
    readIssuer(issuer).value === issuer ? { field: 'inputs.issuer', value: issuer } : null,
  words: { knownAbsent: [], aboutAbsent: null, advice: {} },
};
