import { NO_HINTS } from './hints';
import { readIssuerInput } from './issuer-input';
import { beyondPlain } from './plain-address';
import {
  type PasteRecognition,
  problem,
  recognised,
  secretProblem,
} from './recognise-paste-result';

const MAX_ADDRESS = 2048;
const HOST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d{1,5})?(?:\/\S*)?$/iu;
const JWKS_OF_CLIENT = /\/sso\/jwks\/(client_[A-Za-z0-9]+)\/?$/;
const DASHBOARDS = /^https:\/\/(?:manage\.auth0\.com|dashboard\.(?:clerk|workos)\.com)(?:\/|$)/i;

const BEYOND = {
  user: 'This address has a user name or password before the host. Paste it without them, and change the password if others have seen this page.',
  query:
    'This address goes on after ? or #, as no issuer does; codes and tokens stand there. Paste only what is before it.',
} as const;

/** The provider at an issuer, a discovery or key set address or a domain; null for other texts. */
export function ofAddress(address: string): PasteRecognition | null {
  if (!/^https?:\/\/\S+$/i.test(address) && !HOST.test(address)) return null;
  if (address.length > MAX_ADDRESS) return problem('This address is too long to be an issuer.');
  const beyond = beyondPlain(address);
  if (beyond !== null) return secretProblem(BEYOND[beyond]);
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
