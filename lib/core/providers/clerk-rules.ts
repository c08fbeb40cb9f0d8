import type { FieldErrors } from '../result';
import type { ProviderDraft } from './draft';
import { isOrigin } from './origin';
import {
  holdsSecretKey,
  issuerOfKey,
  readFrontendApi,
  readPublishableKey,
} from './publishable-key';

/** Without `aud`, the origin in `azp` is all that tells one application of an instance from another. */
export function withoutAudience({ audienceRule }: ProviderDraft): boolean {
  return audienceRule === 'absent_allowed';
}

/** What is wrong with key, Frontend API URL and origins of a Clerk draft; empty when nothing is. */
export function judgeClerk(draft: ProviderDraft): FieldErrors {
  const key = keyProblem(draft.inputs.publishableKey.trim());
  const issuer = issuerProblem(draft.inputs);
  const origin = originProblem(draft.authorizedParties);
  return {
    ...(key !== null && { 'inputs.publishableKey': [key] }),
    ...(issuer !== null && { 'inputs.issuer': [issuer] }),
    ...(origin !== null && { authorizedParties: [origin] }),
  };
}

/** Without an audience, every application of the instance would be let in but for its origin. */
export function lackedByClerk(draft: ProviderDraft): FieldErrors {
  if (!withoutAudience(draft)) return {};
  if (draft.azpRule !== 'required') {
    return { azpRule: ['Require azp: without an aud it alone tells your applications apart.'] };
  }
  return draft.authorizedParties.some((party) => party !== '')
    ? {}
    : { authorizedParties: ['Add the origin of your front end, such as https://app.example.com.'] };
}

function keyProblem(key: string): string | null {
  if (key === '' || readPublishableKey(key) !== null) return null;
  if (holdsSecretKey(key)) {
    return 'This is the secret key. Enter the publishable key, which begins with pk_, and replace the secret one at Clerk if others have seen this page.';
  }
  return 'This is not a publishable key: it begins with pk_live_ or pk_test_ and is copied whole from Configure → API keys.';
}

function issuerProblem({ publishableKey, issuer }: ProviderDraft['inputs']): string | null {
  const key = readPublishableKey(publishableKey);
  const ofKey = issuerOfKey(publishableKey);
  const typed = readFrontendApi(issuer).value;
  if (key === null || ofKey === null) {
    return typed === '' && publishableKey.trim() === ''
      ? 'Enter the publishable key, or the Frontend API URL.'
      : null;
  }
  if (typed === '' || typed === ofKey) return null;
  return `The publishable key belongs to the ${key.instance} instance ${ofKey}, not to this address. Empty this field, or enter the key of this instance. If tokens come through a proxy or a satellite domain, add its address to the issuers under Advanced.`;
}

/** `azp` is the browser's origin, whatever may be read elsewhere. */
function originProblem(parties: readonly string[]): string | null {
  if (parties.some((party) => /^pk_(test|live)_/.test(party))) {
    return 'Clerk writes the origin of the page into azp, never the publishable key: enter https://app.example.com, say.';
  }
  const odd = parties.find((party) => party !== '' && !isOrigin(party));
  if (odd === undefined) return null;
  return `${odd} is not an origin: enter scheme and host alone, without a slash at the end.`;
}
