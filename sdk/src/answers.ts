import type { Attributes } from '@/lib/core/policies/attributes';
import type { DecisionTrace } from '@/lib/core/policies/decision';
import type { DecisionAnswer } from '@/lib/core/policies/decision-answer';
import type { ShortSmallestChange } from '@/lib/core/policies/short-explanation';
import type { Environment, ProviderType } from '@/lib/core/providers/draft';
import type { JsonObject } from '@/lib/core/tokens/json-value';
import type { Check, Fault } from '@/lib/core/tokens/verdict';

/** The provider whose token it is. */
export interface AnsweredProvider {
  readonly id: string;
  readonly name: string;
  readonly type: ProviderType;
}

/** A good token, or a good machine key in its place. */
export interface AcceptedToken {
  readonly valid: true;
  readonly kind: 'token' | 'machine_key';
  readonly subject: string;
  /** Of a machine key. */
  readonly name?: string;
  /** Null for machine keys. */
  readonly issuer: string | null;
  /** Empty for machine keys. */
  readonly claims: JsonObject;
  readonly permissions: readonly string[];
  /** Epoch seconds; null: a machine key that does not end. */
  readonly expiresAt: number | null;
  /** Null for machine keys. */
  readonly provider: AnsweredProvider | null;
  /** SHA-256 (hex) of the trust that it was judged by. */
  readonly configHash: string;
  /** With `explain`. */
  readonly checks?: readonly Check[];
}

/** A token that is refused, and why. */
export interface RefusedToken extends Fault {
  readonly valid: false;
  /** The check that failed; null for machine keys. */
  readonly check: Check['check'] | null;
  /** Nothing is known of the token: try again. */
  readonly retryable?: boolean;
  readonly provider: AnsweredProvider | null;
  readonly configHash: string;
  /** With `explain`. */
  readonly checks?: readonly Check[];
}

export type VerifyAnswer = AcceptedToken | RefusedToken;

/** Whether the holder of a token may do what was asked, and why. */
export interface AuthorizationAnswer extends DecisionAnswer {
  /** Found in the log of the api; made here in local mode. */
  readonly decisionId: string;
  /** Null: the token is refused. */
  readonly subject: string | null;
  readonly provider: AnsweredProvider | null;
  /** With `explain`, from here on. */
  readonly attributes?: Attributes;
  readonly attributeSizes?: Readonly<Record<string, number>>;
  readonly trace?: DecisionTrace;
  readonly change?: ShortSmallestChange | null;
}

/** One thing that somebody may do or not. */
export interface CheckInput {
  readonly resource: string;
  readonly action: string;
  /** Facts of the request that policies may look at; default: none. */
  readonly context?: JsonObject;
}

/** What is asked about whom. */
export interface CheckAuthorizationInput extends CheckInput {
  readonly token: string;
  /** Attributes, trace and smallest change too; default false. */
  readonly explain?: boolean;
}

/** Several questions about one token: 1 to 100, answered in their order by the same policies. */
export interface CheckAuthorizationBatchInput {
  readonly token: string;
  readonly checks: readonly CheckInput[];
  readonly explain?: boolean;
}

export interface VerifyOptions {
  /** All checks that can be made; default false. */
  readonly explain?: boolean;
}

/** An answer. */
export interface Answered<T> {
  readonly data: T;
}

/** How a client stands. */
export interface ClaimcheckStatus {
  readonly mode: 'api' | 'local';
  /** Whether a call can be answered at this moment, as far as that is known; in api mode true until it is closed. */
  readonly ready: boolean;
  /** Local mode: how its bundle stands; null in api mode, and before the first one. */
  readonly bundle: BundleStatus | null;
  /** Local mode: why the last poll brought nothing; null: it did. */
  readonly problem: { readonly code: string; readonly message: string; readonly at: string } | null;
}

/** The bundle that is judged by. */
export interface BundleStatus {
  /** The ETag that the api gave it. */
  readonly revision: string;
  readonly workspace: string;
  readonly environment: Environment;
  /** ISO 8601: when the api last said that it holds. */
  readonly confirmedAt: string;
  readonly ageMs: number;
  readonly maxAgeMs: number;
  /** Older than `maxAgeMs`: calls fail with BUNDLE_TOO_OLD until the api answers. */
  readonly tooOld: boolean;
  /** Where it was read: from the api, or from the file of a process before. */
  readonly source: 'api' | 'file';
  readonly providers: number;
  readonly policies: number;
  readonly machineKeys: number;
}
