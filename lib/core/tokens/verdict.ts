import type { DraftFix } from '../connections/report';
import type { Algorithm } from '../providers/draft';
import type { TokenCode } from '../providers/token-problems';
import type { JsonObject } from './json-value';

/** The checks of a token in the order in which they are made; the first that fails is the headline. */
export const CHECKS = [
  'structure',
  'header',
  'algorithm',
  'issuer',
  'key',
  'signature',
  'expiry',
  'issued',
  'audience',
  'authorized_party',
  'subject',
  'token_kind',
  'required_claims',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** Why a machine key that was shown as a token is refused. */
export const MACHINE_KEY_CODES = [
  'MALFORMED_MACHINE_KEY',
  'INVALID_MACHINE_KEY',
  'REVOKED_MACHINE_KEY',
  'EXPIRED_MACHINE_KEY',
] as const;
export type MachineKeyCode = (typeof MACHINE_KEY_CODES)[number];

export type VerdictCode = TokenCode | MachineKeyCode;

/** What a refused value nearly was: the usual mistakes by name. */
export const NEAR_MISSES = [
  'trailing_slash',
  'scheme',
  'case',
  'white_space',
  'port',
  'look_alike',
  'region',
  'development_instance',
  'production_instance',
  'other_provider',
  'other_environment',
  'disabled_provider',
  'workos_bare_issuer',
  'id_token',
  'access_token',
  'no_audience_clerk',
  'no_audience_workos',
  'milliseconds',
  'tolerated_by_others',
  'api_key',
] as const;
export type NearMiss = (typeof NEAR_MISSES)[number];

/** What was wanted and what came, as far as they can be set side by side. */
export interface Comparison {
  /** The accepted value that is nearest to the actual one; null: nothing to compare with. */
  readonly expected: string | null;
  /** Null: absent. Shortened where it is long; times are ISO 8601. */
  readonly actual: string | null;
  /** Other values that are accepted too, and other values that the token names. */
  readonly alsoExpected: readonly string[];
  readonly alsoActual: readonly string[];
}

/** What is wrong, without the order of checks. */
export interface Fault extends Comparison {
  readonly code: VerdictCode;
  /** One sentence with the values in it. */
  readonly message: string;
  /** Null: none of the usual mistakes. */
  readonly nearMiss: NearMiss | null;
}

/** One check and how it ended. `not_reached`: it depends on one that failed. */
export type Check = { readonly check: CheckName } & (
  | { readonly outcome: 'passed' /** In a few words. */; readonly found: string }
  | { readonly outcome: 'failed'; readonly fault: Fault }
  | { readonly outcome: 'not_reached' }
);

/** A good token. */
export interface ValidToken {
  readonly valid: true;
  readonly kind: 'token';
  readonly providerId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly claims: JsonObject;
  readonly permissions: readonly string[];
  /** Epoch seconds of `exp`. */
  readonly expiresAt: number;
  readonly algorithm: Algorithm;
  /** The `kid` of the key that verified it; null: that key has none. */
  readonly keyId: string | null;
  /** Null unless asked for. */
  readonly checks: readonly Check[] | null;
}

/** A good machine key: an application that acts as itself. */
export interface ValidMachineKey {
  readonly valid: true;
  readonly kind: 'machine_key';
  /** Its id, which is the subject. */
  readonly subject: string;
  readonly name: string;
  readonly permissions: readonly string[];
  /** Epoch seconds; null: it does not end. */
  readonly expiresAt: number | null;
}

/** A refusal; `JWKS_FETCH_FAILED` says nothing about the token and may be tried again. */
export interface Refused extends Fault {
  readonly valid: false;
  /** Null for machine keys. */
  readonly check: CheckName | null;
  /** The provider that the issuer selected; null: none. */
  readonly providerId: string | null;
  /** The token names a key that is not known: fetch the keys once more and judge again. */
  readonly refetch: boolean;
  /** Null unless asked for. */
  readonly checks: readonly Check[] | null;
}

export type TokenVerdict = ValidToken | Refused;
export type Verdict = TokenVerdict | ValidMachineKey;

/** A change of the provider's form after which the token would be accepted, if that is what is wanted. */
export interface VerdictFix extends DraftFix {
  readonly providerId: string;
}
