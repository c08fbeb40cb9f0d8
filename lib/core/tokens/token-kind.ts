import { isJsonObject, type JsonObject, type JsonValue, textOf } from './json-value';
import { guessMaker } from './token-maker';

export type TokenKind =
  | 'access'
  | 'id'
  | 'session'
  | 'refresh'
  | 'logout'
  | 'event'
  | 'proof'
  | 'unknown';

/** What a token seems to be for. `sure` means that it says so itself; else it is a guess. */
export interface TokenKindGuess {
  readonly kind: TokenKind;
  readonly label: string;
  readonly sure: boolean;
  /** `strong`: it has claims that one kind alone has; `weak`: other kinds may have them too. */
  readonly strength: 'said' | 'strong' | 'weak';
  readonly reasons: readonly string[];
}

interface Sign {
  readonly kind: TokenKind;
  readonly reason: string;
}

const LABELS: Readonly<Record<TokenKind, string>> = {
  access: 'access token',
  id: 'ID token',
  session: 'session token',
  refresh: 'refresh token',
  logout: 'logout token',
  event: 'security event token',
  proof: 'DPoP proof',
  unknown: 'token',
};

/** Tells access, ID and other tokens apart by what they say of themselves, else by their claims. */
export function guessTokenKind(header: JsonObject, payload: JsonObject): TokenKindGuess {
  const said = declaredTokenKind(header, payload);
  if (said !== null) return said;
  const strong = strongSigns(payload);
  const signs = strong.length > 0 ? strong : weakSigns(payload);
  const [first] = signs;
  const kinds = new Set(signs.map((sign) => sign.kind));
  const kind = first !== undefined && kinds.size === 1 ? first.kind : decide(signs);
  const reasons = signs.filter((sign) => sign.kind === kind).map((sign) => sign.reason);
  const strength = strong.length > 0 ? 'strong' : 'weak';
  return { kind, label: LABELS[kind], sure: false, strength, reasons };
}

/** The kind that a token says itself to be, by its type or by what it reports; null: it says none. */
export function declaredTokenKind(header: JsonObject, payload: JsonObject): TokenKindGuess | null {
  const said = declared(header, payload);
  if (said === null) return null;
  const { kind, reason } = said;
  return { kind, label: LABELS[kind], sure: true, strength: 'said', reasons: [reason] };
}

/** The guess as a sentence with its reasons; null when there is nothing to go by. */
export function describeTokenKind(guess: TokenKindGuess): string | null {
  if (guess.kind === 'unknown') return null;
  const article = /^[aei]/i.test(guess.label) ? 'an' : 'a';
  const reasons = guess.reasons.join(', ');
  return guess.sure
    ? `It is ${article} ${guess.label}: ${reasons}.`
    : `Likely ${article} ${guess.label}: ${reasons}.`;
}

const BY_TYP: Readonly<Record<string, TokenKind>> = {
  'at+jwt': 'access',
  'logout+jwt': 'logout',
  'secevent+jwt': 'event',
  'dpop+jwt': 'proof',
};
const BY_USE: Readonly<Record<string, TokenKind>> = { id: 'id', access: 'access' };
const BY_PAYLOAD_TYP: Readonly<Record<string, TokenKind>> = {
  Bearer: 'access',
  ID: 'id',
  Refresh: 'refresh',
  Offline: 'refresh',
  Logout: 'logout',
};

function declared(header: JsonObject, payload: JsonObject): Sign | null {
  return (
    typeSign(textOf(header.typ)) ??
    logoutEvent(payload.events) ??
    sign(BY_USE, textOf(payload.token_use) ?? '', 'token_use says so') ??
    sign(BY_PAYLOAD_TYP, textOf(payload.typ) ?? '', 'the claim typ says so')
  );
}

function typeSign(type: string | null): Sign | null {
  if (type === null || type === 'JWT') return null;
  const typ = type.toLowerCase().replace(/^application\//, '');
  return sign(BY_TYP, typ, `typ in the header is ${typ}`);
}

function sign(
  table: Readonly<Record<string, TokenKind>>,
  key: string,
  reason: string,
): Sign | null {
  const kind = Object.hasOwn(table, key) ? table[key] : undefined;
  return kind === undefined ? null : { kind, reason };
}

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

function logoutEvent(events: JsonValue | undefined): Sign | null {
  if (!isJsonObject(events)) return null;
  return LOGOUT_EVENT in events
    ? { kind: 'logout', reason: 'events names a logout' }
    : { kind: 'event', reason: 'it has events' };
}

const ID_CLAIMS = ['nonce', 'at_hash', 'c_hash'];
const ACCESS_CLAIMS = ['scope', 'scp', 'permissions', 'gty', 'authorization_details'];

function strongSigns(payload: JsonObject): readonly Sign[] {
  const signs: Sign[] = [];
  const has = (kind: TokenKind) => (name: string) => {
    if (name in payload) signs.push({ kind, reason: `it has ${name}` });
  };
  ID_CLAIMS.forEach(has('id'));
  ACCESS_CLAIMS.forEach(has('access'));
  const maker = guessMaker(payload);
  const noAudience = !('aud' in payload);
  if (maker === 'Clerk' && noAudience)
    signs.push({ kind: 'session', reason: 'Clerk writes it for a session, without aud' });
  if (maker === 'WorkOS' && 'sid' in payload)
    signs.push({ kind: 'access', reason: 'WorkOS writes sid into access tokens' });
  return signs;
}

function weakSigns(payload: JsonObject): readonly Sign[] {
  const audience = textOf(payload.aud);
  if (Array.isArray(payload.aud) && payload.aud.length > 1) {
    return [{ kind: 'access', reason: 'it is meant for several audiences' }];
  }
  if (audience !== null && /^(?:https?|api|urn):/.test(audience)) {
    return [{ kind: 'access', reason: 'aud is the address of an API' }];
  }
  const person = ['email', 'name', 'picture', 'auth_time'].find((name) => name in payload);
  return audience !== null && person !== undefined
    ? [{ kind: 'id', reason: `it has ${person}, and one audience that is no address` }]
    : [];
}

/** Claims that only one kind may have outweigh those that either may carry. */
function decide(signs: readonly Sign[]): TokenKind {
  if (signs.some(({ kind }) => kind === 'id')) return 'id';
  return signs.some(({ kind }) => kind === 'access') ? 'access' : 'unknown';
}
