import type { IncomingMessage } from 'node:http';

/** Names under which people send a key or a token in an address. */
const CREDENTIAL_NAMES = new Set([
  'access_token',
  'api_key',
  'api-key',
  'apikey',
  'authorization',
  'bearer',
  'bearer_token',
  'id_token',
  'jwt',
  'key',
  'token',
  'x-api-key',
  'x-claimcheck-key',
]);
const CREDENTIAL_TEXT = /\bcc[km]_(?:live|test)_|^(?:bearer\s+)?eyJ[\w-]*\.[\w-]*\./i;

const IN_ADDRESS =
  'Send no key or token in the address, where logs and histories keep it. The API key goes into the Authorization header, a token into the body.';
const TWICE = 'Send one Authorization header only.';
const KEY_TWICE = 'Send one X-Claimcheck-Key header only.';
const IN_BODY = 'Send the API key in the Authorization header only, not in the body.';

/** Why the credentials of a request are refused for where they stand, as a sentence; null: they are not. */
export function misplacedCredentials(
  { url = '', rawHeaders }: Pick<IncomingMessage, 'rawHeaders'> & { url?: string | undefined },
  foreignQuery: (url: string) => boolean = () => false,
): string | null {
  if (timesSent(rawHeaders, 'authorization') > 1) return TWICE;
  if (timesSent(rawHeaders, 'x-claimcheck-key') > 1) return KEY_TWICE;
  const query = url.indexOf('?');
  if (query === -1 || foreignQuery(url)) return null;
  const ofStrangers = url.slice(0, query) === BUNDLE_PATH ? KEY_ID : null;
  return holdsCredentials(url.slice(query + 1), ofStrangers) ? IN_ADDRESS : null;
}

/** Here a key id is asked for that a token named: whoever made the token chose it, and it opens nothing. */
const BUNDLE_PATH = '/v1/bundle';
const KEY_ID = 'kid';

/** Why a body may not be: it has an API key in it beside the header; null: it has none. */
export function keyInBody(body: object): string | null {
  const names = Object.keys(body).map((name) => name.toLowerCase());
  const isKey = (name: string) => name !== 'token' && CREDENTIAL_NAMES.has(name);
  return names.some(isKey) ? IN_BODY : null;
}

/** How often a header was sent; node:http keeps one of some and joins others. */
function timesSent(rawHeaders: readonly string[], name: string): number {
  let times = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const sent = rawHeaders[at];
    if (sent?.length === name.length && sent.toLowerCase() === name) times += 1;
  }
  return times;
}

function holdsCredentials(query: string, exempt: string | null): boolean {
  for (const [name, value] of new URLSearchParams(query)) {
    if (name === exempt) continue;
    if (CREDENTIAL_NAMES.has(name.toLowerCase()) || CREDENTIAL_TEXT.test(value)) return true;
  }
  return false;
}
