import { discoveryAddresses } from '../oidc/discovery-addresses';
import type { FieldErrors } from '../result';
import type { FilledFields, ProviderHints, ProviderTypeDefinition } from './definition';
import { emptyInputs, type ProviderDraft } from './draft';
import { issuerField, readIssuer, readTrimmed } from './issuer-field';
import { hostOf } from './issuer-host';
import { issuerOfKey, readPublishableKey } from './publishable-key';

/** Without `aud`, the origin in `azp` is all that tells one application of an instance from another. */
const withoutAudience = (draft: ProviderDraft) => draft.audienceRule === 'absent_allowed';

/** Clerk: the publishable key contains the issuer, which has no slash at its end. */
export const clerk: ProviderTypeDefinition = {
  type: 'clerk',
  label: 'Clerk',
  summary: 'Publishable key. It contains the issuer.',
  fields: [
    {
      kind: 'text',
      path: 'inputs.publishableKey',
      label: 'Publishable key',
      note: 'it contains the issuer',
      placeholder: 'pk_live_…',
      read: readTrimmed,
    },
    issuerField({
      label: 'Frontend API URL',
      note: 'only needed without the key; it is the issuer',
      placeholder: 'https://clerk.example.com',
    }),
    {
      kind: 'choice',
      path: 'audienceRule',
      label: 'Tokens that you will send',
      note: '',
      options: [
        {
          value: 'required',
          label: 'From a JWT template, with an aud',
          hint: 'getToken({ template: "…" }): the template names an audience, and it is checked.',
          sets: { azpRule: 'off' },
        },
        {
          value: 'absent_allowed',
          label: 'Session tokens, without an aud',
          hint: 'getToken(): they name no audience, so the origin of your front end (azp) is checked.',
          sets: { azpRule: 'required' },
        },
      ],
    },
    {
      kind: 'list',
      path: 'inputs.audiences',
      label: 'Audiences',
      note: 'the aud of your JWT template',
      placeholder: 'claimcheck',
      visible: (draft) => !withoutAudience(draft) || draft.inputs.audiences.length > 0,
    },
    {
      kind: 'list',
      path: 'authorizedParties',
      label: 'Origins of your front end',
      note: 'exact values of azp',
      placeholder: 'https://app.example.com',
      visible: withoutAudience,
    },
  ],
  issuerPath: 'inputs.issuer',
  audiencePath: 'inputs.audiences',
  derive({ inputs }) {
    const issuer = issuerOf(inputs);
    return {
      issuers: issuer === '' ? [] : [issuer],
      discoveryAddresses: issuer === '' ? [] : discoveryAddresses(issuer),
      jwksAddress: issuer === '' ? null : `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`,
      audiences: inputs.audiences,
    };
  },
  judge,
  lacks,
  recognises: ({ issuer, publishableKey }) =>
    publishableKey !== null || isClerkHost(hostOf(issuer ?? '') ?? ''),
  fill,
  takeIssuer({ inputs }, issuer) {
    return inputs.publishableKey.trim() === '' ? { field: 'inputs.issuer', value: issuer } : null;
  },
  words: {
    knownAbsent: [],
    aboutAbsent: null,
    advice: {
      HOST_UNRESOLVED:
        'Compare it with the Frontend API URL at Configure → API keys in the Clerk Dashboard. A production instance answers once its DNS records are in place (Configure → Domains).',
      DISCOVERY_ABSENT:
        'Copy the Frontend API URL anew from Configure → API keys in the Clerk Dashboard.',
    },
  },
};

function issuerOf(inputs: ProviderDraft['inputs']): string {
  return issuerOfKey(inputs.publishableKey) ?? readIssuer(inputs.issuer).value;
}

function isClerkHost(host: string): boolean {
  return /^[a-z0-9-]+\.clerk\.accounts\.dev$|^clerk\.[a-z0-9.-]+$/i.test(host);
}

function judge(draft: ProviderDraft): FieldErrors {
  const key = keyProblem(draft.inputs.publishableKey.trim());
  const issuer = issuerProblem(draft.inputs);
  const origin = originProblem(draft);
  return {
    ...(key !== null && { 'inputs.publishableKey': [key] }),
    ...(issuer !== null && { 'inputs.issuer': [issuer] }),
    ...(origin !== null && { authorizedParties: [origin] }),
  };
}

function keyProblem(key: string): string | null {
  if (key === '' || readPublishableKey(key) !== null) return null;
  if (/^sk_(test|live)_/.test(key)) {
    return 'This is the secret key. Enter the publishable key, which begins with pk_, and replace the secret one at Clerk if others have seen this page.';
  }
  return 'This is not a publishable key: it begins with pk_live_ or pk_test_ and is copied whole from Configure → API keys.';
}

function issuerProblem({ publishableKey, issuer }: ProviderDraft['inputs']): string | null {
  const ofKey = issuerOfKey(publishableKey);
  const typed = readIssuer(issuer).value;
  if (ofKey === null) {
    return typed === '' && publishableKey.trim() === ''
      ? 'Enter the publishable key, or the Frontend API URL.'
      : null;
  }
  if (typed === '' || typed === ofKey) return null;
  return `The publishable key belongs to ${ofKey}. Empty this field, or enter the key of this instance.`;
}

/** `azp` is the browser's origin, whatever may be read elsewhere. */
function originProblem({ authorizedParties }: ProviderDraft): string | null {
  const key = authorizedParties.find((party) => /^pk_(test|live)_/.test(party));
  if (key !== undefined) {
    return 'Clerk writes the origin of the page into azp, never the publishable key: enter https://app.example.com, say.';
  }
  const odd = authorizedParties.find((party) => party !== '' && !isOrigin(party));
  if (odd === undefined) return null;
  return `${odd} is not an origin: enter scheme and host alone, without a slash at the end.`;
}

/** Without an audience, every application of the instance would be let in but for its origin. */
function lacks(draft: ProviderDraft): FieldErrors {
  if (!withoutAudience(draft)) return {};
  if (draft.azpRule !== 'required') {
    return { azpRule: ['Require azp: without an aud it alone tells your applications apart.'] };
  }
  return draft.authorizedParties.length > 0
    ? {}
    : { authorizedParties: ['Add the origin of your front end, such as https://app.example.com.'] };
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

function fill(hints: ProviderHints): FilledFields {
  const issuer = hints.publishableKey === null ? (hints.issuer ?? '') : '';
  const absent = hints.audiences.length === 0 && hints.parties.length > 0;
  return {
    inputs: {
      ...emptyInputs(),
      publishableKey: hints.publishableKey ?? '',
      issuer,
      audiences: [...hints.audiences],
    },
    audienceRule: absent ? 'absent_allowed' : 'required',
    azpRule: absent ? 'required' : 'off',
    authorizedParties: absent ? [...hints.parties] : [],
  };
}
