import type { DraftContext } from '../connections/draft-context';
import { replaceFix, takeFix } from '../connections/issuer-fixes';
import type { DraftFix } from '../connections/report';
import { ALGORITHMS, type ProviderDraft } from '../providers/draft';
import { isOrigin } from '../providers/origin';
import { providerTypeOf } from '../providers/registry';
import { isSameIssuer } from '../providers/same-issuer';
import type { NearMiss, Refused } from './verdict';

/** An audience that is wrong in these ways is mended where the token is made. */
const NOT_BY_AUDIENCE: ReadonlySet<NearMiss | null> = new Set([
  'white_space',
  'look_alike',
  'id_token',
]);

/**
 * The one change of the provider's form after which tokens like this would be accepted, where that is
 * likely what is wanted. Nothing that weakens a check is ever proposed; null: there is no such change.
 */
export function fixOf(refused: Refused, draft: ProviderDraft): DraftFix | null {
  const value = refused.actual;
  if (value === null || !isWhole(value)) return null;
  switch (refused.code) {
    case 'INVALID_ISSUER':
      return issuerFix(refused, value, draft);
    case 'INVALID_AUDIENCE':
      return audienceFix(refused, draft);
    case 'INVALID_AUTHORIZED_PARTY':
      return partyFix(value, draft);
    case 'ALGORITHM_NOT_ALLOWED':
      return algorithmFix(value, draft);
    default:
      return null;
  }
}

function issuerFix(refused: Refused, issuer: string, draft: ProviderDraft): DraftFix | null {
  if (refused.nearMiss === 'workos_bare_issuer') return bareIssuerFix(issuer, draft);
  // Whatever else differs may be a stranger's, whose keys one press would come to trust.
  if (refused.expected === null || !isSameIssuer(refused.expected, issuer)) return null;
  const definition = providerTypeOf(draft.type);
  const context: DraftContext = { draft, definition, allowedPrivateOrigins: [] };
  return replaceFix(context, refused.expected, issuer) ?? takeFix(context, issuer);
}

function bareIssuerFix(issuer: string, draft: ProviderDraft): DraftFix | null {
  const { type, audienceRule, inputs, furtherAudiences } = draft;
  const hasAudience = inputs.audiences.length + furtherAudiences.length > 0;
  if (type !== 'workos' || audienceRule !== 'required' || !hasAudience) return null;
  return { label: `Also accept ${issuer}`, field: 'inputs.bareIssuer', value: true };
}

/** What was shortened (`…`) or escaped (`\u202e`) is not the value any more. */
function isWhole(value: string): boolean {
  return /^[\x21-\x5b\x5d-\x7e]+$/.test(value);
}

/** Every token of an issuer may have these, whoever it was made for. */
const GENERAL_AUDIENCE = /\/userinfo$|^account$/;

function audienceFix(
  { actual, alsoActual, nearMiss }: Refused,
  draft: ProviderDraft,
): DraftFix | null {
  if (NOT_BY_AUDIENCE.has(nearMiss)) return null;
  const audience = [actual ?? '', ...alsoActual].find(
    (named) => isWhole(named) && !GENERAL_AUDIENCE.test(named),
  );
  if (audience === undefined) return null;
  const label = `Also accept tokens for ${audience}`;
  const isClientId = draft.type === 'auth0' && !/^(?:https?|api|urn):/.test(audience);
  if (isClientId) {
    return { label, field: 'inputs.clientIds', value: [...draft.inputs.clientIds, audience] };
  }
  return draft.type === 'custom_oidc'
    ? { label, field: 'furtherAudiences', value: [...draft.furtherAudiences, audience] }
    : { label, field: 'inputs.audiences', value: [...draft.inputs.audiences, audience] };
}

function partyFix(party: string, draft: ProviderDraft): DraftFix | null {
  if (draft.type === 'clerk' && !isOrigin(party)) return null;
  const value = [...draft.authorizedParties, party];
  return { label: `Also accept ${party}`, field: 'authorizedParties', value };
}

function algorithmFix(alg: string, draft: ProviderDraft): DraftFix | null {
  const algorithm = ALGORITHMS.find((known) => known === (alg === 'Ed25519' ? 'EdDSA' : alg));
  if (algorithm === undefined || draft.algorithms.includes(algorithm)) return null;
  const value = [...draft.algorithms, algorithm];
  return { label: `Allow ${algorithm}`, field: 'algorithms', value };
}
