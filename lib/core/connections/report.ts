import type { FieldChange } from '../providers/draft-changes';
import type { Failure } from '../result';
import type { FetchFailureCode } from './fetch-failure-code';

/** The steps of Test Connection, in order. */
export const REPORT_STEPS = [
  'input',
  'address',
  'discovery',
  'metadata',
  'issuer',
  'jwks',
  'keys',
  'algorithms',
] as const;

export type ReportStepName = (typeof REPORT_STEPS)[number];

/** Ends a conclusion that only a token can go beyond; pages make it a link to where one is read. */
export const CHECK_A_TOKEN = 'Paste a token into the debugger to check it.';

/** `skipped`: not needed for these settings; `not_reached`: an earlier step failed. */
export type StepOutcome = 'good' | 'warning' | 'bad' | 'skipped' | 'not_reached';

/** Codes of steps that are not good; never renamed once shipped. */
export type StepCode =
  | Exclude<FetchFailureCode, 'ADDRESS_INVALID'>
  | 'INPUT_INVALID'
  | 'HOST_LOOKS_ALIKE'
  | 'AUTHORITY_ENDS_SOON'
  | 'AUTHORITY_ENDED'
  | 'AUTHORITY_UNSUITABLE'
  | 'CERTIFICATE_ENDS_SOON'
  | 'DISCOVERY_ABSENT'
  | 'CLOCK_DIFFERS'
  | 'METADATA_INVALID'
  | 'METADATA_INCOMPLETE'
  | 'ISSUER_MISMATCH'
  | 'ISSUER_PARTLY'
  | 'JWKS_ADDRESS_INVALID'
  | 'JWKS_ADDRESS_DIFFERS'
  | 'JWKS_INVALID'
  | 'KEYS_EMPTY'
  | 'KEYS_UNUSABLE'
  | 'KEYS_PARTLY_UNUSABLE'
  | 'KEYS_PRIVATE'
  | 'CERTIFICATE_DIFFERS'
  | 'KEY_CERTIFICATE_ENDED'
  | 'ALGORITHMS_DISJOINT'
  | 'ALGORITHMS_PARTLY';

export interface Evidence {
  readonly label: string;
  readonly value: string;
}

/** Two values compared byte for byte, shown one above the other. */
export interface Comparison {
  readonly expected: string;
  readonly actual: string;
  readonly note: string;
}

/** A change of one field that the page makes at a button's press, and tests again. */
export interface DraftFix extends FieldChange {
  readonly label: string;
}

export interface ReportStep {
  readonly step: ReportStepName;
  readonly outcome: StepOutcome;
  readonly code: StepCode | null;
  readonly durationMs: number;
  /** One sentence: what was found. */
  readonly summary: string;
  readonly evidence: readonly Evidence[];
  readonly comparison: Comparison | null;
  /** What to do; null when nothing is to be done. */
  readonly advice: string | null;
  readonly fixes: readonly DraftFix[];
}

/** One key of the set as the report lists it. Never holds private members. */
export interface ReportKey {
  readonly kid: string | null;
  readonly kty: string;
  readonly alg: string | null;
  /** `2,048 bits` or the curve's name. */
  readonly size: string;
  readonly use: string | null;
  readonly usable: boolean;
  /** Why the key cannot be used; null when it can. */
  readonly reason: string | null;
  /** RFC 7638 thumbprint (SHA-256, base64url); null for a key without one, absent in old reports. */
  readonly thumbprint?: string | null;
  /** When its certificate (`x5c`) ends, ISO 8601; null without one, absent in old reports. */
  readonly validTo?: string | null;
}

/** Facts by which two reports are compared; null: not known. */
export interface ReportFacts {
  /** The address that gave the document. */
  readonly discoveryAddress: string | null;
  /** What each asked issuer's own document names. */
  readonly issuers: readonly { readonly configured: string; readonly published: string | null }[];
  readonly advertisedAlgorithms: readonly string[] | null;
  /** TLS certificates by origin, with their end (ISO 8601). */
  readonly certificates: readonly { readonly origin: string; readonly validTo: string }[];
  /** Provider's clock minus ours in seconds, read from `Date`. */
  readonly clockAheadSeconds: number | null;
  readonly jwksCacheControl: string | null;
}

export interface ConnectionReport {
  readonly id: string;
  readonly outcome: 'good' | 'warning' | 'bad';
  /** One sentence: what it means for the tokens of this provider. */
  readonly conclusion: string;
  readonly steps: readonly ReportStep[];
  readonly keys: readonly ReportKey[];
  /** The issuer that the metadata names, and the key set address that was used. */
  readonly issuer: string | null;
  readonly jwksUri: string | null;
  /** Absent in reports made before there were facts. */
  readonly facts?: ReportFacts;
  /** SHA-256 (hex) of `canonicalDraft` of exactly what was tested. */
  readonly settingsHash: string;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly testedBy: string;
}

/** A report as lists show it. */
export type ReportSummary = Pick<
  ConnectionReport,
  'id' | 'outcome' | 'conclusion' | 'issuer' | 'testedBy' | 'startedAt' | 'durationMs'
>;

/** Something that differs between two reports of a provider; kinds are never renamed once shipped. */
export type ReportChangeKind =
  | 'settings'
  | 'outcome'
  | 'issuer'
  | 'discovery_address'
  | 'jwks_address'
  | 'key_added'
  | 'key_removed'
  | 'key_replaced'
  | 'algorithms'
  | 'certificate';

export interface ReportChange {
  readonly kind: ReportChangeKind;
  /** One sentence for people. */
  readonly sentence: string;
}

/** A report as the history of a provider lists it. */
export interface ReportHistoryEntry extends ReportSummary {
  /** What changed since the report before it; empty for the first. */
  readonly changes: readonly ReportChange[];
}

/** What the stream of a running test sends to the page. */
export type ReportEvent =
  | { readonly type: 'running'; readonly step: ReportStepName }
  | { readonly type: 'step'; readonly step: ReportStep }
  | { readonly type: 'keys'; readonly keys: readonly ReportKey[] }
  | { readonly type: 'finished'; readonly report: ConnectionReport }
  | { readonly type: 'failed'; readonly failure: Failure };
