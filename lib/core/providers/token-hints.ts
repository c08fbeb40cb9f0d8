import { type JsonObject, textOf } from '../tokens/json-value';
import { usualPermissionsClaim } from '../tokens/permissions-claim';
import { guessTokenKind } from '../tokens/token-kind';
import type { ProviderHints } from './definition';
import { ALGORITHMS, type Algorithm, DEFAULT_ALGORITHMS } from './draft';
import { NO_HINTS } from './hints';
import { isOrigin } from './origin';
import { isClientId, WORKOS_BARE_ISSUER } from './workos-issuers';

/** The two parts of a token that say something about its provider. */
export interface TokenParts {
  readonly header: JsonObject;
  readonly claims: JsonObject;
}

const MAX_TEXT = 2048;
const MAX_ENTRIES = 10;

/** What the claims of tokens of one issuer tell: audiences, parties, and the client ID of WorkOS. */
export function claimHints(issuer: string, tokens: readonly TokenParts[]): ProviderHints {
  const claims = tokens.map((token) => token.claims);
  const audiences = unique(claims.flatMap(({ aud }) => (Array.isArray(aud) ? aud : [aud])));
  const parties = unique(claims.map(({ azp }) => azp));
  return {
    ...NO_HINTS,
    issuer,
    clientId: workosClient(issuer, claims),
    audiences,
    // Without an audience the party is all that tells applications apart, whatever it looks like.
    parties: audiences.length === 0 ? parties : parties.filter(isOrigin),
    ...(audiences.length === 0 && { withoutAudience: true }),
  };
}

/** What the tokens tell about permissions: the first claim that seems to carry them, and the sentence that offers it. */
export function permissionHints(
  tokens: readonly TokenParts[],
): Pick<ProviderHints, 'permissionsClaim'> & { readonly offer: string } {
  const claim = tokens
    .map(({ claims }) => usualPermissionsClaim(claims))
    .find((one) => one !== null);
  if (claim === undefined || claim === null) return { offer: '' };
  const offer = ` It has “${claim}”, which the form proposes as the permissions claim.`;
  return { permissionsClaim: claim, offer };
}

/** What headers and kinds of the tokens tell, and what is to be said about their signatures. */
export function signatureHints(
  tokens: readonly TokenParts[],
): Pick<ProviderHints, 'algorithms' | 'tokenKind'> & { readonly sentence: string } {
  const named = [...new Set(tokens.map(({ header }) => algorithmOf(header)))];
  const refused = named.find((name) => name !== null && !isAlgorithm(name)) ?? null;
  const added = ALGORITHMS.filter(
    (one) => named.includes(one) && !DEFAULT_ALGORITHMS.includes(one),
  );
  const tokenKind = sureKind(tokens);
  return {
    ...(added.length > 0 && { algorithms: added }),
    ...(tokenKind !== null && { tokenKind }),
    sentence: refused === null ? addedWords(added) : refusedWords(refused),
  };
}

function addedWords(added: readonly Algorithm[]): string {
  return added.length === 0 ? '' : ` Allowed besides the usual algorithms: ${added.join(', ')}.`;
}

function refusedWords(name: string): string {
  const shown = /^[\w-]{1,20}$/.test(name) ? name : 'an algorithm';
  return ` It is signed with ${shown}, which is never accepted: let the provider sign with RS256.`;
}

/** `Ed25519` (RFC 9864) names what `EdDSA` stands for here. */
function algorithmOf({ alg }: JsonObject): string | null {
  const name = textOf(alg);
  return name === 'Ed25519' ? 'EdDSA' : name;
}

function isAlgorithm(name: string): boolean {
  return ALGORITHMS.some((one) => one === name);
}

/** The kind that all tokens say of themselves; null where one does not, or another than the others. */
function sureKind(tokens: readonly TokenParts[]): 'access' | 'id' | null {
  const kinds = new Set(
    tokens.map(({ header, claims }) => {
      const { kind, sure } = guessTokenKind(header, claims);
      return sure ? kind : null;
    }),
  );
  const [kind] = kinds;
  return kinds.size === 1 && (kind === 'access' || kind === 'id') ? kind : null;
}

const ULID = '[0-9A-HJKMNP-TV-Z]{26}';
const WORKOS_USER = new RegExp(`^user_${ULID}$`);
const WORKOS_SESSION = new RegExp(`^session_${ULID}$`);

/** Where the issuer of WorkOS does not hold the client ID, `client_id` or an audience may. */
function workosClient(issuer: string, claims: readonly JsonObject[]): string | null {
  const isSession = claims.some(
    ({ sub, sid }) => WORKOS_USER.test(textOf(sub) ?? '') && WORKOS_SESSION.test(textOf(sid) ?? ''),
  );
  const isBare = issuer.replace(/\/$/, '') === WORKOS_BARE_ISSUER;
  if (!(isBare || (isSession && /^https:\/\/[^/]+$/.test(issuer)))) return null;
  const named = claims.flatMap(({ client_id: client, aud }) => [client, aud].flat());
  return unique(named).find(isClientId) ?? null;
}

function unique(values: readonly unknown[]): readonly string[] {
  const texts = values.filter((value) => typeof value === 'string' && value.trim() !== '');
  return [...new Set(texts.map(String))]
    .filter((text) => text.length <= MAX_TEXT)
    .slice(0, MAX_ENTRIES);
}
