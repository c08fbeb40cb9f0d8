import type { JsonObject, JsonValue } from './json-value';
import { isJsonObject, textOf } from './json-value';
import type { TokenKindGuess } from './token-kind';
import { guessMaker } from './token-maker';
import type { TokenWarning } from './token-warning';

/** What is odd about the claims, times aside. */
export function claimWarnings(payload: JsonObject, kind: TokenKindGuess): TokenWarning[] {
  return [
    ...missing(payload, kind),
    ...audience(payload, kind),
    ...wrongKind(kind),
    ...remarkable(payload),
  ];
}

/** Null counts as absent: Clerk writes it for what a template could not fill. */
const absent = (value: JsonValue | undefined): boolean => value === undefined || value === null;

function missing(payload: JsonObject, kind: TokenKindGuess): TokenWarning[] {
  const warnings: TokenWarning[] = [];
  if (typeof payload.iss !== 'string' || payload.iss === '') {
    const text =
      'The issuer decides whose keys are used. Without it, as a text, the token is refused.';
    warnings.push({ code: 'no_iss', tone: 'bad', title: 'No issuer', text, claim: 'iss' });
  }
  if (absent(payload.sub) && !NEEDS_NO_SUBJECT.has(kind.kind)) {
    const text = 'sub says whom the token is about. Without it the token is refused.';
    warnings.push({ code: 'no_sub', tone: 'bad', title: 'No subject', text, claim: 'sub' });
  }
  return warnings;
}

const NEEDS_NO_SUBJECT: ReadonlySet<string> = new Set(['logout', 'event', 'proof']);

function audience(payload: JsonObject, kind: TokenKindGuess): TokenWarning[] {
  const empty = Array.isArray(payload.aud) ? payload.aud.length === 0 : absent(payload.aud);
  if (!empty || kind.kind === 'proof') return [];
  const common = { code: 'no_aud', tone: 'warning', title: 'No audience', claim: 'aud' } as const;
  return [{ ...common, text: noAudienceText(payload) }];
}

function noAudienceText(payload: JsonObject): string {
  switch (guessMaker(payload)) {
    case 'Clerk':
      return 'Clerk’s session tokens have no aud unless you add one under Sessions, Customize session token. Until then accept it only with a list of authorized parties: azp holds the origin of the page.';
    case 'WorkOS':
      return 'WorkOS writes no aud unless the JWT template has one: {"aud": "client_…"}. Add it under Authentication, Features, JWT template. Sessions that exist get it at their next refresh.';
    default:
      return 'It does not say whom it is meant for, so a token made for another application would look the same. Providers here require an audience unless you allow its absence.';
  }
}

function wrongKind(kind: TokenKindGuess): TokenWarning[] {
  const text = WRONG_KINDS[kind.kind];
  if (text === undefined) return [];
  return [{ code: 'wrong_kind', tone: 'warning', title: `This is a ${kind.label}`, text }];
}

const WRONG_KINDS: Partial<Readonly<Record<TokenKindGuess['kind'], string>>> = {
  logout: 'It ends sessions and proves nothing about who calls. It is never accepted for access.',
  event: 'It reports an event and proves nothing about who calls. It is never accepted for access.',
  proof: 'It only proves that the sender holds a key. The access token travels beside it.',
  refresh:
    'It is a secret between the application and the provider. No API should ever receive it.',
};

function remarkable(payload: JsonObject): TokenWarning[] {
  const warnings: TokenWarning[] = [];
  const groups = isJsonObject(payload._claim_names) && 'groups' in payload._claim_names;
  if (groups || payload.hasgroups === true) warnings.push(GROUPS_MISSING);
  if (textOf(payload.sts) === 'pending') warnings.push(SESSION_PENDING);
  if (isJsonObject(payload.act)) warnings.push(ACTS_FOR_ANOTHER);
  if (isJsonObject(payload.cnf)) warnings.push(BOUND_TO_KEY);
  return warnings;
}

const GROUPS_MISSING: TokenWarning = {
  code: 'groups_missing',
  tone: 'warning',
  title: 'The groups are missing',
  text: 'The user is in more groups than fit into a token, so Microsoft Entra left all of them out. Restrict the claim to groups assigned to the application, or use app roles.',
};
const SESSION_PENDING: TokenWarning = {
  code: 'session_pending',
  tone: 'warning',
  title: 'The session is pending',
  text: 'The user is not fully signed in: Clerk still waits for something, such as the choice of an organization.',
  claim: 'sts',
};
const ACTS_FOR_ANOTHER: TokenWarning = {
  code: 'acts_for_another',
  tone: 'neutral',
  title: 'Someone else acts for this user',
  text: 'act names who really calls. It may be a colleague who impersonates the user, or a service.',
  claim: 'act',
};
const BOUND_TO_KEY: TokenWarning = {
  code: 'bound_to_key',
  tone: 'neutral',
  title: 'Bound to a key',
  text: 'cnf names a key that the sender must prove to hold. The token alone is not enough.',
  claim: 'cnf',
};
