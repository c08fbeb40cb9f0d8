import { NO_HINTS } from './hints';
import { readIssuerInput } from './issuer-input';
import { type PasteRecognition, problem, recognised } from './recognise-paste-result';

const MAX_ADDRESS = 2048;
const HOST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d{1,5})?(?:\/\S*)?$/iu;
const JWKS_OF_CLIENT = /\/sso\/jwks\/(client_[A-Za-z0-9]+)\/?$/;
const DASHBOARDS = /^https:\/\/(?:manage\.auth0\.com|dashboard\.(?:clerk|workos)\.com)(?:\/|$)/i;

/** The provider at an issuer, a discovery or key set address or a domain; null for other texts. */
export function ofAddress(address: string): PasteRecognition | null {
  if (!/^https?:\/\/\S+$/i.test(address) && !HOST.test(address)) return null;
  if (address.length > MAX_ADDRESS) return problem('This address is too long to be an issuer.');
  const client = JWKS_OF_CLIENT.exec(address)?.[1];
  if (client !== undefined) {
    const sentence = () => `A key set address of WorkOS; client ID ${client}.`;
    return recognised({ ...NO_HINTS, clientId: client }, sentence);
  }
  const withoutKeys = address.replace(/\/\.well-known\/jwks\.json$/, '');
  const { issuer } = readIssuerInput(withoutKeys);
  if (DASHBOARDS.test(issuer)) {
    return problem(
      'This is the address of a dashboard. Paste the domain, the publishable key or the client ID that you find there.',
    );
  }
  return recognised({ ...NO_HINTS, issuer }, (so, service) => {
    if (/\/\.well-known\//.test(address))
      return `A ${kindOf(address)} address; issuer ${issuer}${so}.`;
    if (address !== issuer) return `Read as ${issuer}${so}.`;
    return service === null ? 'An issuer.' : `The issuer of ${service}.`;
  });
}

function kindOf(address: string): string {
  return /jwks\.json$/.test(address) ? 'key set' : 'discovery';
}
