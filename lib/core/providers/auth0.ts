import { discoveryAddresses } from '../oidc/discovery-addresses';
import type { FieldErrors } from '../result';
import type { FilledFields, ProviderHints, ProviderTypeDefinition } from './definition';
import { emptyInputs, type ProviderDraft } from './draft';
import { domainProblem, hostOf, readDomain } from './issuer-host';

const TENANT = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.auth0\.com(:\d+)?$/i;

/** Auth0: the domain gives everything; issuers end with a slash, also those of custom domains. */
export const auth0: ProviderTypeDefinition = {
  type: 'auth0',
  label: 'Auth0',
  summary: 'Domain and client ID. Regional and custom domains are recognised.',
  fields: [
    {
      kind: 'text',
      path: 'inputs.domain',
      label: 'Domain',
      note: 'of your tenant, or the custom domain that you sign in at',
      placeholder: 'acme.eu.auth0.com',
      read: readDomain,
    },
    {
      kind: 'list',
      path: 'inputs.clientIds',
      label: 'Client IDs',
      note: 'ID tokens must be made for one of them',
      placeholder: 'Add a client ID',
    },
    {
      kind: 'list',
      path: 'inputs.audiences',
      label: 'API identifiers',
      note: 'access tokens must be made for one of them',
      placeholder: 'https://api.example.com',
    },
    {
      kind: 'list',
      path: 'inputs.customDomains',
      label: 'Other domains of the tenant',
      note: 'their tokens carry an issuer of their own',
      placeholder: 'login.example.com',
      read: readDomain,
    },
  ],
  issuerPath: 'inputs.domain',
  audiencePath: 'inputs.clientIds',
  derive({ inputs }) {
    const issuers = [inputs.domain, ...inputs.customDomains].flatMap(issuersOf);
    const [first] = issuers;
    return {
      issuers: [...new Set(issuers)],
      discoveryAddresses: first === undefined ? [] : discoveryAddresses(first),
      jwksAddress: first === undefined ? null : `${first}.well-known/jwks.json`,
      audiences: [...inputs.clientIds, ...inputs.audiences],
    };
  },
  judge,
  lacks: () => ({}),
  recognises: ({ issuer }) => TENANT.test(hostOf(issuer ?? '') ?? ''),
  fill,
  takeIssuer({ inputs }, issuer) {
    const host = hostOf(issuer);
    if (host === null || issuer !== `https://${host}/`) return null;
    if (inputs.customDomains.includes(host)) return null;
    return { field: 'inputs.domain', value: host };
  },
  words: {
    knownAbsent: [],
    aboutAbsent: null,
    advice: {
      HOST_UNRESOLVED:
        'Compare the domain with the one at Applications → your application → Settings → Basic Information. Tenants outside the first US region have the region in it: acme.eu.auth0.com.',
      DISCOVERY_ABSENT:
        'No tenant answers at this domain. Compare it with Applications → your application → Settings → Basic Information.',
      ALGORITHMS_DISJOINT:
        'In the Auth0 Dashboard, open the application, Advanced Settings → OAuth, and set JSON Web Token Signature Algorithm to RS256.',
    },
  },
};

function issuersOf(domain: string): readonly string[] {
  const { value } = readDomain(domain);
  return value === '' ? [] : [`https://${value}/`];
}

function judge({ inputs }: ProviderDraft): FieldErrors {
  const domain = inputs.domain.trim();
  const other = inputs.customDomains.map((text) => domainProblem(readDomain(text).value));
  const problem = domain === '' ? 'Enter the domain of your tenant.' : problemOf(domain);
  const found = other.find((message) => message !== null) ?? null;
  return {
    ...(problem !== null && { 'inputs.domain': [problem] }),
    ...(found !== null && { 'inputs.customDomains': [found] }),
  };
}

function problemOf(domain: string): string | null {
  const read = readDomain(domain).value;
  if (/^manage\.auth0\.com$/i.test(read)) {
    return 'This is the address of the dashboard. The domain of your tenant stands in the settings of your application.';
  }
  return domainProblem(read);
}

function fill(hints: ProviderHints): FilledFields {
  const host = hostOf(hints.issuer ?? '') ?? '';
  const isApi = (audience: string) => /^https?:/.test(audience);
  return {
    inputs: {
      ...emptyInputs(),
      domain: host,
      clientIds: hints.audiences.filter((audience) => !isApi(audience)),
      audiences: hints.audiences.filter(
        (audience) => isApi(audience) && audience !== `https://${host}/userinfo`,
      ),
    },
    audienceRule: 'required',
    azpRule: 'off',
    authorizedParties: [],
  };
}
