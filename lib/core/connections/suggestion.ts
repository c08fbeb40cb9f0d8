import { judgeFetchUrl } from '../oidc/issuer-url';
import type { NearbyIssuer } from '../oidc/nearby-issuers';
import { readIssuerInput } from '../providers/issuer-input';
import type { DraftContext } from './draft-context';
import { takeFix, typeAdvice } from './issuer-fixes';
import type { DraftFix, Evidence } from './report';

/** What a step says beyond that nothing was found: where something was, and the button for it. */
export interface Suggestion {
  /** Null: nothing was found, and the general advice stays. */
  readonly advice: string | null;
  readonly evidence: readonly Evidence[];
  readonly fixes: readonly DraftFix[];
}

/** A document that was found at another path of the same origin. */
export interface FoundDocument {
  readonly address: string;
  /** The issuer that it names. */
  readonly issuer: string;
  readonly jwksUri: unknown;
  readonly nearby: NearbyIssuer;
}

/** What to do about a document that is elsewhere than where the configured issuer has it. */
export function foundSuggestion(
  context: DraftContext,
  configured: string,
  found: FoundDocument,
): Suggestion {
  const { address, issuer, jwksUri, nearby } = found;
  const there = `A document is at ${address}; it names issuer ${issuer}.`;
  const evidence = [
    { label: 'Found at', value: address },
    { label: 'Names issuer', value: issuer },
  ];
  if (issuer === configured) {
    const keys = keysNamedBy(context, address, jwksUri);
    const advice = `${there} That is the configured one, but not where applications look for its document, so only its JWKS address can be used. ${keys?.doubt ?? ''}`;
    return { advice: advice.trim(), evidence, fixes: keys?.fixes ?? [] };
  }
  const fix = takeFix(context, issuer);
  const more = typeAdvice(context, issuer) ?? nearby.reason;
  return { advice: `${there} ${more}`, evidence, fixes: fix === null ? [] : [fix] };
}

/** Where else it was looked for in vain; null when it was looked for nowhere else. */
export function vainSuggestion(places: readonly string[]): Suggestion | null {
  if (places.length === 0) return null;
  const value = places.map((place) => new URL(place).pathname).join(', ');
  return { advice: null, evidence: [{ label: 'Also looked at', value }], fixes: [] };
}

/**
 * The keys that a document names which is not where it should be: a button only for its own origin,
 * because whoever could put a document there must not choose the keys with one press.
 */
function keysNamedBy(context: DraftContext, address: string, jwksUri: unknown) {
  if (typeof jwksUri !== 'string' || !judgeFetchUrl(jwksUri, context).ok) return null;
  const { origin } = new URL(jwksUri);
  if (!URL.canParse(address) || new URL(address).origin !== origin) {
    const doubt = `It names keys on another origin, ${origin}: enter that address only if your provider tells you so.`;
    return { doubt, fixes: [] };
  }
  const label = `Use the keys at ${jwksUri}`;
  const fix: DraftFix = { label, field: 'jwksAddress', value: jwksUri };
  return { doubt: null, fixes: [fix] };
}

/**
 * What to do about a redirect to another discovery document: it is not followed, but the issuer that
 * it leads to can be entered by a button. Null for redirects to anything else.
 */
export function redirectSuggestion(
  context: DraftContext,
  address: string,
  location: string | null,
): Suggestion | null {
  if (location === null || !URL.canParse(location, address)) return null;
  const { href } = new URL(location, address);
  const { issuer } = readIssuerInput(href);
  if (issuer === href || issuer === readIssuerInput(address).issuer) return null;
  const fix = takeFix(context, issuer);
  if (fix === null) return null;
  const advice = `It leads to the document of ${issuer}. Redirects are not followed, because they could lead anywhere: use that issuer if it is your provider’s.`;
  return { advice, evidence: [], fixes: [fix] };
}

/** What to do when a discovery document came from the typed JWKS address; null when something else did. */
export function keySetSuggestion(context: DraftContext, document: unknown): Suggestion | null {
  if (typeof document !== 'object' || document === null || !('jwks_uri' in document)) return null;
  const typed = context.draft.jwksAddress.trim();
  const keys = keysNamedBy(context, typed, document.jwks_uri);
  if (keys === null || typed === '') return null;
  const where = keys.doubt ?? `Its keys are at ${String(document.jwks_uri)}.`;
  const advice = `This is a discovery document, not a key set. ${where}`;
  return { advice, evidence: [], fixes: keys.fixes };
}
