import { discoveryAddresses } from '../oidc/discovery-addresses';
import type { FieldErrors } from '../result';
import type { FilledFields, ProviderHints, ProviderTypeDefinition, ReadText } from './definition';
import { emptyInputs, type ProviderDraft } from './draft';
import { domainProblem, hostOf, readDomain } from './issuer-host';

const TENANT = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.auth0\.com(:\d+)?$/i;
const DASHBOARD = 'manage.auth0.com';
const NO_TENANT =
  'No tenant answers at this domain. Compare it with Applications → your application → Settings → Basic Information; most have their region in it, as acme.eu.auth0.com has.';

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
      read: readTenantDomain,
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
      read: readTenantDomain,
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
  lacks,
  recognises: ({ issuer }) => TENANT.test(hostOf(issuer ?? '') ?? ''),
  fill,
  takeIssuer({ inputs }, issuer) {
    const { value } = readDomain(issuer);
    if (issuersOf(value)[0] !== issuer || domainProblem(value) !== null) return null;
    const others = inputs.customDomains.map((text) => readDomain(text).value);
    return others.includes(value) ? null : { field: 'inputs.domain', value };
  },
  words: {
    knownAbsent: [],
    aboutAbsent: null,
    advice: {
      HOST_UNRESOLVED:
        'Compare the domain with the one at Applications → your application → Settings → Basic Information. Tenants outside the first US region have the region in it: acme.eu.auth0.com.',
      DISCOVERY_ABSENT: NO_TENANT,
      HTTP_STATUS: NO_TENANT,
      ALGORITHMS_DISJOINT:
        'In the Auth0 Dashboard, open the application, Advanced Settings → OAuth, and set JSON Web Token Signature Algorithm to RS256. For an API it is its Settings → Token Settings. If it has to stay PS256, allow PS256 under Advanced; HS256 is never accepted.',
    },
  },
};

/** Reads a domain; an address that was pasted is told which issuer comes of it, for the slash matters. */
function readTenantDomain(text: string): ReadText {
  const read = readDomain(text);
  const isAddress = read.made !== null && /^https?:/i.test(text.trim());
  if (!isAddress || domainProblem(read.value) !== null) return read;
  const made = `Taken from ${text.trim()}; the issuer is https://${read.value}/, with a slash at its end.`;
  return { value: read.value, made };
}

function issuersOf(domain: string): readonly string[] {
  const { value } = readDomain(domain);
  return value === '' ? [] : [`https://${value}/`];
}

function judge({ inputs }: ProviderDraft): FieldErrors {
  const domain = inputs.domain.trim();
  const problem = domain === '' ? 'Enter the domain of your tenant.' : problemOf(domain);
  const other = inputs.customDomains.map(problemOf).find((message) => message !== null) ?? null;
  return {
    ...(problem !== null && { 'inputs.domain': [problem] }),
    ...(other !== null && { 'inputs.customDomains': [other] }),
  };
}

function problemOf(domain: string): string | null {
  const read = readDomain(domain).value;
  if (read === DASHBOARD) {
    return 'This is the address of the dashboard. The domain of your tenant stands in the settings of your application.';
  }
  return domainProblem(read);
}

function lacks({ audienceRule }: ProviderDraft): FieldErrors {
  if (audienceRule === 'required') return {};
  return { audienceRule: ['Keep it required: Auth0 writes an aud into every token.'] };
}

function fill(hints: ProviderHints): FilledFields {
  const host = readDomain(hints.issuer ?? '').value;
  const domain = hostOf(`https://${host}`) ?? '';
  const isApi = (audience: string) => /^https?:/.test(audience);
  return {
    inputs: {
      ...emptyInputs(),
      domain,
      clientIds: hints.audiences.filter((audience) => !isApi(audience)),
      audiences: hints.audiences.filter(
        (audience) => isApi(audience) && !isUserInfo(audience, domain),
      ),
    },
    audienceRule: 'required',
    azpRule: 'off',
    authorizedParties: [],
  };
}

/** Stands in access tokens beside the API whenever `openid` was asked for, under the tenant's own domain. */
function isUserInfo(audience: string, domain: string): boolean {
  const host = /^https:\/\/([^/]+)\/userinfo$/.exec(audience)?.[1];
  return host !== undefined && (host === domain || TENANT.test(host));
}
