import type { ReadText } from './definition';
import type { ProviderDraft } from './draft';
import { readDomain } from './issuer-host';

export const WORKOS_HOST = 'api.workos.com';

/** Environments made before mid-2025 sign as this, all customers alike. */
export const WORKOS_BARE_ISSUER = `https://${WORKOS_HOST}`;

const CLIENT_ID = /^client_[A-Za-z0-9]{1,248}$/;
const OF_CLIENT =
  /^https:\/\/([^/?#@\s]+)\/(?:user_management|sso|convex)\/(client_[A-Za-z0-9]+)\/?$/;

/**
 * The issuers of a client ID: its own form at WorkOS, with the bare one where that is accepted, and
 * both forms at each custom domain, which come first. Empty without a client ID.
 */
export function workosIssuers(
  { inputs, audienceRule }: Pick<ProviderDraft, 'inputs' | 'audienceRule'>,
  id: string,
): readonly string[] {
  if (id === '') return [];
  const custom = inputs.customDomains.flatMap((text) => {
    const domain = readDomain(text).value;
    return domain === '' ? [] : [`https://${domain}/user_management/${id}`, `https://${domain}`];
  });
  // The bare issuer signs for all customers of WorkOS: without an audience it would let in everybody.
  const bare = inputs.bareIssuer && audienceRule === 'required' ? [WORKOS_BARE_ISSUER] : [];
  return [...new Set([...custom, `${WORKOS_BARE_ISSUER}/user_management/${id}`, ...bare])];
}

/** What an issuer of WorkOS says; the client ID is null for the bare issuer. Null for other issuers. */
export function readWorkosIssuer(
  issuer: string,
): { readonly host: string; readonly clientId: string | null } | null {
  if (issuer.replace(/\/$/, '') === WORKOS_BARE_ISSUER)
    return { host: WORKOS_HOST, clientId: null };
  const [, host, clientId] = OF_CLIENT.exec(issuer) ?? [];
  return host === undefined || clientId === undefined ? null : { host, clientId };
}

/** Reads a client ID out of a line of a settings file, an issuer or a key set address. */
export function readClientId(text: string): ReadText {
  const typed = text.trim();
  const found = [...new Set(typed.match(/(?<![\w-])client_[A-Za-z0-9]+(?![\w-])/g) ?? [])];
  const [id = ''] = found;
  if (found.length !== 1 || id === typed) return { value: typed, made: null };
  // What stood around it is not repeated: it may be the API key.
  return { value: id, made: 'Read without what stood around it.' };
}

/** Whether a text is a client ID as a whole, of 255 characters at most. */
export function isClientId(text: string): boolean {
  return CLIENT_ID.test(text);
}

/** What is wrong with a client ID; null when nothing is. */
export function clientIdProblem(id: string): string | null {
  if (isClientId(id)) return null;
  if (id === '') return 'Enter the client ID of the environment.';
  if (/^sk_/.test(id)) {
    return 'This is a secret API key. Enter the client ID, which begins with client_, and replace the secret one at WorkOS if others have seen this page.';
  }
  return 'This is not a client ID: it begins with client_ and is copied whole from API Keys.';
}
