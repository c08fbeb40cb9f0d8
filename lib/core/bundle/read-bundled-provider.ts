import type { ClaimMapping } from '../claims/claim-mapping';
import { readClaimMappings } from '../claims/read-claim-mappings';
import { ALGORITHMS, ENVIRONMENTS, PROVIDER_TYPES } from '../providers/draft';
import type { TrustedProvider } from '../tokens/trusted-provider';
import {
  type BundleObject,
  listAt,
  memberAt,
  numberAt,
  objectAt,
  oneOfAt,
  textAt,
  textOrNullAt,
  textsAt,
  uniqueAt,
  wrongAt,
} from './bundle-fields';
import { readBundledKeys } from './read-bundled-keys';
import type { BundledProvider } from './trust-bundle';

/** Reads one provider of a bundle. Throws `WrongBundle`. */
export function readBundledProvider(value: unknown, at: string): BundledProvider {
  const object = objectAt(value, at);
  return {
    provider: readTrusted(objectAt(memberAt(object, 'provider'), `${at}.provider`), at),
    keys: readBundledKeys(memberAt(object, 'keys'), `${at}.keys`),
    mappings: readMappings(memberAt(object, 'mappings'), `${at}.mappings`),
  };
}

function readTrusted(object: BundleObject, at: string): TrustedProvider {
  const algorithms = textsAt(object, 'algorithms', at);
  const known = ALGORITHMS.filter((algorithm) => algorithms.includes(algorithm));
  uniqueAt(algorithms, `${at}.algorithms`);
  // One that is not known here would be refused with words that are not those of the api.
  if (known.length !== algorithms.length)
    wrongAt(`${at}.algorithms`, 'holds one that is not known');
  return {
    id: textAt(object, 'id', at),
    name: textAt(object, 'name', at),
    type: oneOfAt(object, 'type', PROVIDER_TYPES, at),
    environment: oneOfAt(object, 'environment', ENVIRONMENTS, at),
    issuers: textsAt(object, 'issuers', at),
    audiences: textsAt(object, 'audiences', at),
    audienceRule: oneOfAt(object, 'audienceRule', ['required', 'absent_allowed'], at),
    azpRule: oneOfAt(object, 'azpRule', ['off', 'if_present', 'required'], at),
    authorizedParties: textsAt(object, 'authorizedParties', at),
    // In the order in which the api has them, which messages show.
    algorithms: algorithms.flatMap((name) => known.filter((one) => one === name)),
    clockToleranceSeconds: numberAt(object, 'clockToleranceSeconds', at),
    tokenKind: oneOfAt(object, 'tokenKind', ['any', 'access', 'id'], at),
    permissionsPath: textOrNullAt(object, 'permissionsPath', at),
    requiredClaims: textsAt(object, 'requiredClaims', at),
  };
}

function readMappings(value: unknown, at: string): readonly ClaimMapping[] | null {
  if (value === null) return null;
  const read = readClaimMappings(listAt(value, at));
  if (read.ok) return read.rows;
  const [problem] = read.problems;
  return wrongAt(`${at}${problem?.at ?? ''}`, problem?.message ?? 'cannot be read');
}
