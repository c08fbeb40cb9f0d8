import type { FieldErrors } from '../result';
import { isClerkIssuer } from './clerk';
import { lackedByClerk } from './clerk-rules';
import type { ProviderDraft } from './draft';
import { readIssuerInput } from './issuer-input';
import { providerTypeOf } from './registry';

/** Issuers that sign for everybody: without an audience their tokens would all be let in. */
const SHARED_ISSUERS = [
  /^https:\/\/accounts\.google\.com\/?$/,
  /^https:\/\/login\.microsoftonline\.com\/(common|organizations|consumers)(\/|$)/,
  // The one tenant of all personal accounts.
  /^https:\/\/login\.microsoftonline\.com\/9188040d-6c67-4c5b-b112-36a304b66dad(\/|$)/,
  /^https:\/\/(www\.)?facebook\.com\/?$/,
  /^https:\/\/appleid\.apple\.com\/?$/,
  /^https:\/\/api\.workos\.com\/?$/,
  /^https:\/\/token\.actions\.githubusercontent\.com\/?$/,
  /^https:\/\/gitlab\.com\/?$/,
  /^https:\/\/(slack|discord)\.com\/?$/,
  /^https:\/\/id\.twitch\.tv\/oauth2\/?$/,
  /^https:\/\/www\.linkedin\.com(\/oauth)?\/?$/,
  /^https:\/\/(login|test)\.salesforce\.com\/?$/,
  /^https:\/\/(app\.terraform\.io|agent\.buildkite\.com|oidc\.vercel\.com)\/?$/,
];

/**
 * What a draft lacks before it may be saved, although it can be tested already: a name, an audience
 * (or the rule that allows none), the parties of an `azp` rule. Empty when nothing is missing.
 */
export function completenessProblems(draft: ProviderDraft): FieldErrors {
  return {
    ...(draft.name === '' && { name: ['Give the provider a name.'] }),
    ...audienceProblems(draft),
    ...(draft.azpRule !== 'off' &&
      draft.authorizedParties.every((party) => party === '') && {
        authorizedParties: ['Add at least one authorized party, or switch the rule off.'],
      }),
    ...providerTypeOf(draft.type).lacks(draft),
    // Whatever the type is called: what tells tokens of this issuer apart stays the same.
    ...(acceptedIssuers(draft).some(isClerkIssuer) && lackedByClerk(draft)),
  };
}

function acceptedIssuers(draft: ProviderDraft): readonly string[] {
  const { issuers } = providerTypeOf(draft.type).derive(draft);
  return [...issuers, ...draft.furtherIssuers.map((text) => readIssuerInput(text).issuer)];
}

function audienceProblems(draft: ProviderDraft): FieldErrors {
  const definition = providerTypeOf(draft.type);
  const { audiences } = definition.derive(draft);
  if (draft.audienceRule === 'required') {
    if (audiences.length + draft.furtherAudiences.length > 0) return {};
    const what = definition.audiencePath === 'inputs.clientIds' ? 'a client ID' : 'an audience';
    const message = `Add ${what}, or an audience under Advanced: without one, no token could be accepted.`;
    return { [definition.audiencePath]: [message] };
  }
  const shared = acceptedIssuers(draft).find((issuer) =>
    SHARED_ISSUERS.some((known) => known.test(issuer.toLowerCase())),
  );
  if (shared === undefined) return {};
  const message = `${shared} signs tokens for everybody, so an audience is always required here.`;
  return { audienceRule: [message] };
}
