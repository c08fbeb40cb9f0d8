import { discoveryAddresses } from '../oidc/discovery-addresses';
import type { FieldErrors } from '../result';
import type { FilledFields, ProviderHints, ProviderTypeDefinition } from './definition';
import { emptyInputs, type ProviderDraft } from './draft';
import { readTrimmed } from './issuer-field';
import { domainProblem, hostOf, readDomain } from './issuer-host';

/** Environments made before mid-2025 sign as this, all customers alike. */
export const WORKOS_BARE_ISSUER = 'https://api.workos.com';

const CLIENT_ID = /^client_[A-Za-z0-9]+$/;
const OF_CLIENT = /^(https:\/\/[^/]+)\/user_management\/(client_[A-Za-z0-9]+)$/;

/** WorkOS: the client ID gives a set of issuers; the keys are not below any of them. */
export const workos: ProviderTypeDefinition = {
  type: 'workos',
  label: 'WorkOS',
  summary: 'Client ID. Tokens name an aud only by a JWT template.',
  fields: [
    {
      kind: 'text',
      path: 'inputs.clientId',
      label: 'Client ID',
      note: 'of the environment, from API Keys',
      placeholder: 'client_01ABC…',
      read: readTrimmed,
    },
    {
      kind: 'choice',
      path: 'audienceRule',
      label: 'Tokens that you will send',
      note: '',
      options: [
        {
          value: 'required',
          label: 'With an aud from a JWT template',
          hint: 'Safer: the template names an audience, and it is checked.',
          sets: {},
        },
        {
          value: 'absent_allowed',
          label: 'As they are, without an aud',
          hint: 'Possible because the client issuer signs for this environment alone.',
          sets: {},
        },
      ],
    },
    {
      kind: 'list',
      path: 'inputs.audiences',
      label: 'Audiences',
      note: 'the aud of your JWT template',
      placeholder: 'client_01ABC…',
      visible: (draft) => draft.audienceRule === 'required' || draft.inputs.audiences.length > 0,
    },
    {
      kind: 'list',
      path: 'inputs.customDomains',
      label: 'Custom authentication domain',
      note: 'where you use one',
      placeholder: 'auth.example.com',
      read: readDomain,
    },
    {
      kind: 'switch',
      path: 'inputs.bareIssuer',
      label: `Also accept ${WORKOS_BARE_ISSUER}`,
      note: 'environments made before mid-2025 sign as this',
      visible: (draft) => draft.audienceRule === 'required',
    },
  ],
  issuerPath: 'inputs.clientId',
  audiencePath: 'inputs.audiences',
  derive(draft) {
    const { clientId, audiences } = draft.inputs;
    const id = clientId.trim();
    const issuers = id === '' ? [] : issuersOf(draft, id);
    const [first] = issuers;
    const host = first === undefined ? null : hostOf(first);
    return {
      issuers,
      discoveryAddresses: first === undefined ? [] : discoveryAddresses(first),
      jwksAddress: host === null ? null : `https://${host}/sso/jwks/${id}`,
      audiences,
    };
  },
  judge,
  lacks: () => ({}),
  recognises: ({ issuer, clientId }) =>
    clientId !== null || OF_CLIENT.test(issuer ?? '') || issuer === WORKOS_BARE_ISSUER,
  fill,
  takeIssuer({ inputs }, issuer) {
    const host = hostOf(issuer);
    if (host === null || host === 'api.workos.com') return null;
    return { field: 'inputs.customDomains', value: [...new Set([host, ...inputs.customDomains])] };
  },
  words: {
    knownAbsent: ['subject_types_supported', 'id_token_signing_alg_values_supported'],
    aboutAbsent: 'Five members, which is all that WorkOS publishes.',
    advice: {
      DISCOVERY_ABSENT:
        'WorkOS does not know this client ID. Compare it with API Keys in the WorkOS Dashboard, for the right environment (Staging or Production).',
      HTTP_STATUS:
        'WorkOS keeps signing keys at /sso/jwks/ followed by the client ID. Compare the client ID with API Keys, for the right environment.',
    },
  },
};

/** The client issuer is WorkOS' own form; a custom domain signs with and without that path. */
function issuersOf({ inputs, audienceRule }: ProviderDraft, id: string): readonly string[] {
  const custom = inputs.customDomains.flatMap((text) => {
    const domain = readDomain(text).value;
    return domain === '' ? [] : [`https://${domain}/user_management/${id}`, `https://${domain}`];
  });
  const bare = inputs.bareIssuer && audienceRule === 'required' ? [WORKOS_BARE_ISSUER] : [];
  return [...new Set([...custom, `${WORKOS_BARE_ISSUER}/user_management/${id}`, ...bare])];
}

function judge({ inputs }: ProviderDraft): FieldErrors {
  const client = clientProblem(inputs.clientId.trim());
  const domain = inputs.customDomains
    .map((text) => domainProblem(readDomain(text).value))
    .find((message) => message !== null);
  return {
    ...(client !== null && { 'inputs.clientId': [client] }),
    ...(domain != null && { 'inputs.customDomains': [domain] }),
  };
}

function clientProblem(id: string): string | null {
  if (CLIENT_ID.test(id)) return null;
  if (id === '') return 'Enter the client ID of the environment.';
  if (/^sk_/.test(id)) {
    return 'This is a secret API key. Enter the client ID, which begins with client_, and replace the secret one at WorkOS if others have seen this page.';
  }
  return 'This is not a client ID: it begins with client_ and is copied whole from API Keys.';
}

function fill(hints: ProviderHints): FilledFields {
  const [, origin = '', ofIssuer = ''] = OF_CLIENT.exec(hints.issuer ?? '') ?? [];
  const host = hostOf(origin);
  const custom = host === null || host === 'api.workos.com' ? [] : [host];
  const bare = hints.issuer === WORKOS_BARE_ISSUER;
  const absent = hints.audiences.length === 0 && hints.issuer !== null && !bare;
  return {
    inputs: {
      ...emptyInputs(),
      clientId: hints.clientId ?? ofIssuer,
      customDomains: custom,
      audiences: [...hints.audiences],
      bareIssuer: true,
    },
    audienceRule: absent ? 'absent_allowed' : 'required',
    azpRule: 'off',
    authorizedParties: [],
  };
}
