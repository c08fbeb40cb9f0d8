import { discoveryAddresses } from '../oidc/discovery-addresses';
import type { FieldErrors } from '../result';
import type { FilledFields, ProviderHints, ProviderTypeDefinition } from './definition';
import { emptyInputs, type ProviderDraft } from './draft';
import { domainProblem, hostOf, readDomain } from './issuer-host';
import {
  clientIdProblem,
  readClientId,
  readWorkosIssuer,
  WORKOS_BARE_ISSUER,
  WORKOS_HOST,
  workosIssuers,
} from './workos-issuers';

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
      read: readClientId,
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
    const { value: id } = readClientId(clientId);
    const issuers = workosIssuers(draft, id);
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
    clientId !== null || readWorkosIssuer(issuer ?? '') !== null,
  fill,
  takeIssuer(draft, issuer) {
    const { host, clientId } = readWorkosIssuer(issuer) ?? { host: hostOf(issuer), clientId: null };
    const id = readClientId(draft.inputs.clientId).value;
    if (host === null || host === WORKOS_HOST || (clientId !== null && clientId !== id))
      return null;
    const customDomains = [...new Set([host, ...draft.inputs.customDomains])];
    const taken = { ...draft, inputs: { ...draft.inputs, customDomains } };
    if (!workosIssuers(taken, id).includes(issuer)) return null;
    return { field: 'inputs.customDomains', value: customDomains };
  },
  sharedIssuer: {
    issuer: WORKOS_BARE_ISSUER,
    words: `All WorkOS environments made before mid-2025 sign as ${WORKOS_BARE_ISSUER}, so only one provider can have it. Switch “Also accept ${WORKOS_BARE_ISSUER}” off in one of the two.`,
    without: ({ inputs }) =>
      inputs.bareIssuer
        ? { label: 'Switch it off here', field: 'inputs.bareIssuer', value: false }
        : null,
  },
  withoutDiscovery({ inputs }, issuer) {
    const hosts = [WORKOS_HOST, ...inputs.customDomains.map((text) => readDomain(text).value)];
    return hosts.some((host) => issuer.replace(/\/$/, '') === `https://${host}`);
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

function judge({ inputs }: ProviderDraft): FieldErrors {
  const client = clientIdProblem(readClientId(inputs.clientId).value);
  const domain = inputs.customDomains.map(customDomainProblem).find((found) => found !== null);
  return {
    ...(client !== null && { 'inputs.clientId': [client] }),
    ...(domain != null && { 'inputs.customDomains': [domain] }),
  };
}

function customDomainProblem(text: string): string | null {
  const { value } = readDomain(text);
  if (value === WORKOS_HOST) {
    return `${WORKOS_HOST} is accepted anyway. Enter a domain only if it is your own.`;
  }
  return domainProblem(value);
}

function fill(hints: ProviderHints): FilledFields {
  const found = readWorkosIssuer(hints.issuer ?? '');
  const custom = customDomainOf(hints, found);
  const isBare = found !== null && found.clientId === null;
  const absent = hints.audiences.length === 0 && hints.withoutAudience === true && !isBare;
  const inputs = {
    ...emptyInputs(),
    clientId: hints.clientId ?? found?.clientId ?? '',
    customDomains: custom,
    audiences: [...hints.audiences],
    bareIssuer: isBare,
  };
  const audienceRule = absent ? 'absent_allowed' : 'required';
  const derived = workosIssuers({ inputs, audienceRule }, inputs.clientId);
  const further =
    found === null || isBare || hints.issuer === null || derived.includes(hints.issuer)
      ? []
      : [hints.issuer];
  return {
    inputs,
    audienceRule,
    azpRule: 'off',
    authorizedParties: [],
    ...(further.length > 0 && { furtherIssuers: further }),
  };
}

/** The domain of an issuer that is not at WorkOS; with a client ID a bare one is a custom domain too. */
function customDomainOf(
  { issuer, clientId }: ProviderHints,
  found: ReturnType<typeof readWorkosIssuer>,
): string[] {
  if (found !== null) return found.host === WORKOS_HOST ? [] : [found.host];
  const bare = clientId === null || issuer === null ? null : /^https:\/\/([^/]+)$/.exec(issuer);
  return bare?.[1] === undefined ? [] : [bare[1]];
}
