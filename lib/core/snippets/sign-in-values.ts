import type { ProviderDraft, ProviderType } from '../providers/draft';
import { hostOf } from '../providers/issuer-host';
import { providerTypeOf } from '../providers/registry';

/** Which of its tokens an application sends; Clerk's are of a JWT template, or of the session. */
export type SentToken = 'id' | 'access' | 'template' | 'session';

/** What a front end needs to know of a provider; where the settings lack a value, words for it in angle brackets. */
export interface SignInValues {
  readonly type: ProviderType;
  readonly token: SentToken;
  readonly issuer: string;
  /** Of the issuer: host, and port if it has one. */
  readonly domain: string;
  readonly clientId: string;
  readonly publishableKey: string;
  /** The API that access tokens are for. */
  readonly audience: string;
  /** Another kind of token that is accepted too; null: none. */
  readonly other: 'access' | null;
}

const PLACEHOLDERS = {
  issuer: '<your issuer>',
  domain: '<your domain>',
  clientId: '<your client ID>',
  publishableKey: '<your publishable key>',
  audience: '<your API identifier>',
} as const;

/** The name that the guide gives to Clerk's JWT template. */
export const TEMPLATE_NAME = 'claimcheck';

/** What the settings of a provider give to the code that signs in with it. */
export function signInValues(draft: ProviderDraft): SignInValues {
  const { type, inputs } = draft;
  const [issuer = ''] = providerTypeOf(type).derive(draft).issuers;
  const { clientIds, apis } = audiencesOf(draft);
  const token = tokenOf(draft, clientIds, apis);
  return {
    type,
    token,
    issuer: issuer || PLACEHOLDERS.issuer,
    domain: hostOf(issuer) ?? PLACEHOLDERS.domain,
    clientId: first(clientIds) ?? PLACEHOLDERS.clientId,
    publishableKey: first([inputs.publishableKey]) ?? PLACEHOLDERS.publishableKey,
    audience: first(apis) ?? PLACEHOLDERS.audience,
    other: token === 'id' && draft.tokenKind === 'any' && apis.length > 0 ? 'access' : null,
  };
}

/** What code lacks, in words such as "your client ID"; empty where every value is there. */
export function missingIn(code: string): readonly string[] {
  return Object.values(PLACEHOLDERS)
    .filter((placeholder) => code.includes(placeholder))
    .map((placeholder) => placeholder.slice(1, -1));
}

/** Custom OIDC has one list for both: an address names an API, anything else a client. */
function audiencesOf({ type, inputs, furtherAudiences }: ProviderDraft) {
  if (type === 'workos') return { clientIds: [inputs.clientId], apis: [] };
  if (type === 'auth0') {
    return { clientIds: inputs.clientIds, apis: [...inputs.audiences, ...furtherAudiences] };
  }
  const all = [...inputs.clientIds, ...furtherAudiences];
  const isApi = (audience: string) => /^[a-z][a-z\d+.-]*:/i.test(audience.trim());
  return { clientIds: all.filter((each) => !isApi(each)), apis: all.filter(isApi) };
}

function tokenOf(
  { type, tokenKind, audienceRule }: ProviderDraft,
  clientIds: readonly string[],
  apis: readonly string[],
): SentToken {
  if (type === 'clerk') return audienceRule === 'required' ? 'template' : 'session';
  if (type === 'workos') return 'access';
  if (tokenKind !== 'any') return tokenKind;
  return clientIds.length === 0 && apis.length > 0 ? 'access' : 'id';
}

function first(values: readonly string[]): string | null {
  return values.map((value) => value.trim()).find((value) => value !== '') ?? null;
}
