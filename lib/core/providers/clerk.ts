import { discoveryAddresses } from '../oidc/discovery-addresses';
import { judgeClerk, lackedByClerk, withoutAudience } from './clerk-rules';
import type { FilledFields, ProviderHints, ProviderTypeDefinition } from './definition';
import { emptyInputs, type ProviderInputs } from './draft';
import { issuerField } from './issuer-field';
import { hostOf } from './issuer-host';
import { isOrigin, readOrigin } from './origin';
import {
  clerkIssuer,
  issuerOfKey,
  readFrontendApi,
  readKeyText,
  readPublishableKey,
} from './publishable-key';

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
      read: readKeyText,
      holds: ofWhichInstance,
    },
    issuerField({
      label: 'Frontend API URL',
      note: 'only needed without the key; it is the issuer',
      placeholder: 'https://clerk.example.com',
      read: readFrontendApi,
      instead: ({ inputs }) => issuerOfKey(inputs.publishableKey),
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
      read: readOrigin,
      visible: withoutAudience,
    },
  ],
  issuerPath: 'inputs.issuer',
  audiencePath: 'inputs.audiences',
  derive({ inputs }) {
    const issuer = clerkIssuer(inputs);
    return {
      issuers: issuer === '' ? [] : [issuer],
      discoveryAddresses: issuer === '' ? [] : discoveryAddresses(issuer),
      jwksAddress: issuer === '' ? null : `${issuer}/.well-known/jwks.json`,
      audiences: inputs.audiences,
    };
  },
  isForDevelopment: ({ inputs }) => isDevelopmentHost(hostOf(clerkIssuer(inputs)) ?? '', inputs),
  judge: judgeClerk,
  lacks: lackedByClerk,
  recognises: ({ issuer, publishableKey }) =>
    publishableKey !== null || isClerkIssuer(issuer ?? ''),
  fill,
  takeIssuer({ inputs }, issuer) {
    if (readFrontendApi(issuer).value !== issuer) return null;
    const change = { field: 'inputs.issuer', value: issuer } as const;
    if (inputs.publishableKey.trim() === '') return change;
    // At the host of the key it is an issuer beside that of the key, not in its place.
    if (hostOf(clerkIssuer(inputs)) === hostOf(issuer)) return null;
    return { ...change, clears: 'inputs.publishableKey' };
  },
  words: {
    knownAbsent: [],
    aboutAbsent: null,
    advice: {
      HOST_UNRESOLVED:
        'Compare it with the Frontend API URL at Configure → API keys in the Clerk Dashboard. A production instance answers once its DNS records are in place (Configure → Domains).',
      DISCOVERY_ABSENT:
        'Copy the Frontend API URL anew from Configure → API keys in the Clerk Dashboard.',
      HTTP_STATUS:
        'No instance of Clerk answers at this host. Copy the publishable key anew from Configure → API keys in the Clerk Dashboard, of the instance that your application uses.',
    },
  },
};

function ofWhichInstance(text: string): string | null {
  const key = readPublishableKey(text);
  return key === null ? null : `This is the ${key.instance} instance; issuer ${issuerOfKey(text)}.`;
}

/** A development instance, the usual name of a production one, or the usual path of a proxy before one. */
export function isClerkIssuer(issuer: string): boolean {
  const host = (hostOf(issuer) ?? '').replace(/\.?(:\d+)?$/, '');
  const ofClerk = /^[a-z0-9-]+\.clerk\.accounts\.dev$|^clerk(\.[a-z0-9-]+){2,}$/i;
  return ofClerk.test(host) || /^https:\/\/[^/]+\/__clerk\/?$/.test(issuer);
}

function isDevelopmentHost(host: string, { publishableKey }: ProviderInputs): boolean {
  const key = readPublishableKey(publishableKey);
  return key === null ? /\.clerk\.accounts\.dev$/i.test(host) : key.instance === 'development';
}

function fill(hints: ProviderHints): FilledFields {
  const issuer = hints.publishableKey === null ? (hints.issuer ?? '') : '';
  const seenWithout = hints.withoutAudience === true || hints.parties.length > 0;
  const absent = hints.audiences.length === 0 && seenWithout;
  return {
    inputs: {
      ...emptyInputs(),
      publishableKey: hints.publishableKey ?? '',
      issuer: readFrontendApi(issuer).value,
      audiences: [...hints.audiences],
    },
    audienceRule: absent ? 'absent_allowed' : 'required',
    azpRule: absent ? 'required' : 'off',
    authorizedParties: absent ? hints.parties.filter(isOrigin) : [],
  };
}
