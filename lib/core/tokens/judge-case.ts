import type { KeyRing } from '../oidc/key-ring';
import type { DecodedToken } from './decode-token';
import type { JsonObject, JsonValue } from './json-value';
import type { OpenedToken } from './open-token';
import type { TokenHeader } from './read-header';
import type { Trust, TrustedProvider } from './trusted-provider';
import type { CheckName, Fault } from './verdict';

export interface JudgeOptions {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Also make the checks that do not depend on the failed one, and list all; default: no. */
  readonly explain?: boolean;
  /** Whose issuers to compare with when that of the token is not the provider's; default: none. */
  readonly trust?: Trust;
}

/** A claim that is there; null counts as absent. */
type Claim = Exclude<JsonValue, null> | undefined;

/** Everything that the checks of one token may look at; the claims that all tokens have, read once. */
export interface JudgeCase {
  readonly iss: Claim;
  readonly sub: Claim;
  readonly aud: Claim;
  readonly azp: Claim;
  readonly exp: Claim;
  readonly nbf: Claim;
  readonly iat: Claim;
  readonly decoded: DecodedToken;
  readonly header: TokenHeader;
  readonly claims: JsonObject;
  readonly provider: TrustedProvider;
  readonly ring: KeyRing;
  /** Epoch seconds, with fractions. */
  readonly now: number;
  readonly trust: Trust | null;
}

/** What the checks of a token that could be taken apart look at. */
export function caseOf(
  { decoded, header }: Extract<OpenedToken, { ok: true }>,
  provider: TrustedProvider,
  ring: KeyRing,
  { now, trust }: JudgeOptions,
): JudgeCase {
  // Claims have no prototype, so what is not in the token is not there.
  const claims = decoded.payload.value;
  return {
    iss: claims.iss ?? undefined,
    sub: claims.sub ?? undefined,
    aud: claims.aud ?? undefined,
    azp: claims.azp ?? undefined,
    exp: claims.exp ?? undefined,
    nbf: claims.nbf ?? undefined,
    iat: claims.iat ?? undefined,
    decoded,
    header,
    claims,
    provider,
    ring,
    now: now / 1000,
    trust: trust ?? null,
  };
}

/** One check: its fault or null, and in a few words what was found when there is none. */
export interface Rule {
  readonly check: CheckName;
  readonly fault: (judged: JudgeCase) => Fault | null;
  readonly found: (judged: JudgeCase) => string;
}
