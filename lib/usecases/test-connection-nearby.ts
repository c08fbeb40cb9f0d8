import { type FailedTry, mayBeElsewhere } from '@/lib/core/connections/discovery-step';
import { takeFix } from '@/lib/core/connections/issuer-fixes';
import {
  type FoundDocument,
  foundSuggestion,
  redirectSuggestion,
  type Suggestion,
  vainSuggestion,
} from '@/lib/core/connections/suggestion';
import { discoveryAddresses } from '@/lib/core/oidc/discovery-addresses';
import { judgeMetadata } from '@/lib/core/oidc/judge-metadata';
import { MAX_NEARBY, type NearbyIssuer, nearbyIssuers } from '@/lib/core/oidc/nearby-issuers';
import { firstIssuer, type TestState } from './test-connection-state';

/**
 * What to do about a document that is nowhere: where a redirect leads, else what is found at other
 * paths of the same origin, at most six of them and within the budget of the test. Null: nothing.
 */
export async function suggestionFor(
  state: TestState,
  tries: readonly FailedTry[],
): Promise<Suggestion | null> {
  if (!tries.every(({ failure }) => speaksOfPath(failure))) return null;
  for (const { address, failure } of tries) {
    const redirected = redirectSuggestion(state.context, address, failure.location);
    if (redirected !== null) return redirected;
  }
  const { document, looked } = await findNearby(state, tries);
  if (document === null) return vainSuggestion(looked);
  return foundSuggestion(state.context, firstIssuer(state), document);
}

function speaksOfPath(failure: FailedTry['failure']): boolean {
  return mayBeElsewhere(failure) && ![401, 403, 407].includes(failure.status ?? 0);
}

async function findNearby(
  state: TestState,
  tries: readonly FailedTry[],
): Promise<{ readonly document: FoundDocument | null; readonly looked: readonly string[] }> {
  const looked: string[] = [];
  const asked = new Set(tries.map(({ address }) => address));
  for (const { place, nearby } of placesNearby(state, asked).slice(0, MAX_NEARBY)) {
    looked.push(place);
    const fetched = await state.fetch.fetchJson(place);
    if (!fetched.ok && !mayBeElsewhere(fetched)) break;
    const judged = fetched.ok ? judgeMetadata(fetched.json) : null;
    if (judged?.ok !== true) continue;
    const { issuer, jwksUri } = judged.metadata;
    return { document: { address: place, issuer, jwksUri, nearby }, looked };
  }
  return { document: null, looked };
}

/** Only issuers that a draft of this type could come to expect are worth a request. */
function placesNearby(state: TestState, asked: ReadonlySet<string>) {
  const places: { place: string; nearby: NearbyIssuer }[] = [];
  const { draft, definition } = state.context;
  // A type that knows where its keys are is one product, whose paths are no matter of guessing.
  const isProductKnown = definition.derive(draft).jwksAddress !== null;
  for (const nearby of nearbyIssuers(firstIssuer(state), isProductKnown)) {
    const [place] = discoveryAddresses(nearby.issuer);
    if (place === undefined || asked.has(place)) continue;
    if (takeFix(state.context, nearby.issuer) !== null) places.push({ place, nearby });
  }
  return places;
}
