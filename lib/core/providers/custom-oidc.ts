import { discoveryAddresses } from '../oidc/discovery-addresses';
import type { FilledFields, ProviderHints, ProviderTypeDefinition } from './definition';
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
  fill,
  takeIssuer: (_draft, issuer) =>
    readIssuer(issuer).value === issuer ? { field: 'inputs.issuer', value: issuer } : null,
  words: { knownAbsent: [], aboutAbsent: null, advice: {} },
};

/**
 * A token without an audience is taken only for the party in its `azp`; without both, the operator
 * has to say what tells the applications of this issuer apart.
 */
function fill(hints: ProviderHints): FilledFields {
  const { audiences, parties, withoutAudience = false } = hints;
  const byParty = withoutAudience && audiences.length === 0 && parties.length > 0;
  return {
    inputs: { ...emptyInputs(), issuer: hints.issuer ?? '', clientIds: [...ownOf(audiences)] },
    audienceRule: byParty ? 'absent_allowed' : 'required',
    azpRule: byParty ? 'required' : 'off',
    authorizedParties: byParty ? [...parties] : [],
  };
}

/** Without what every token of an issuer may be for, where the token names something of its own. */
function ownOf(audiences: readonly string[]): readonly string[] {
  const own = audiences.filter(
    (audience) => audience !== 'account' && !/^https?:\/\/[^/]+\/(?:.+\/)?userinfo$/.test(audience),
  );
  return own.length === 0 ? audiences : own;
}
