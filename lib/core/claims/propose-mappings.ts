import type { JsonObject } from '../tokens/json-value';
import { attributeFor } from './attribute-for';
import type { ClaimMapping } from './claim-mapping';
import { claimPathsOf } from './claim-paths';
import { MAX_MAPPINGS } from './mapping-rules';

/** Claims about the token itself: who, when, which. Policies have no use for them. */
const ABOUT_THE_TOKEN: ReadonlySet<string> = new Set([
  ...['iss', 'sub', 'exp', 'iat', 'nbf', 'jti', 'auth_time', 'azp', 'sid', 'nonce', 'typ', 'ver'],
  ...['at_hash', 'c_hash', 's_hash', 'cnf', 'updated_at', 'v', 'fva', 'uti', 'rh', 'aio', 'oiat'],
  ...['_claim_names', '_claim_sources', 'hasgroups'],
]);

/**
 * A row for every claim of a token that policies may want: all but those about the token itself.
 * Objects are offered by what is inside them. At most 100, in the order of the token.
 */
export function proposeMappings(claims: JsonObject): readonly ClaimMapping[] {
  const taken = new Set<string>();
  return claimPathsOf(claims)
    .filter(({ steps, mappable }) => mappable && !ABOUT_THE_TOKEN.has(steps[0] ?? ''))
    .slice(0, MAX_MAPPINGS)
    .map(({ path }) => {
      const attribute = attributeFor(path, taken);
      taken.add(attribute);
      return { jwtPath: path, attribute, required: false };
    });
}
