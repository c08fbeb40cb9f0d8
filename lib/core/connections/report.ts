import type { Algorithm } from '../providers/draft';
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

/** `skipped`: not needed for these settings; `not_reached`: an earlier step failed. */
export type StepOutcome = 'good' | 'warning' | 'bad' | 'skipped' | 'not_reached';

/** Codes of steps that are not good; never renamed once shipped. */
export type StepCode =
  | Exclude<FetchFailureCode, 'ADDRESS_INVALID'>
  | 'INPUT_INVALID'
  | 'HOST_LOOKS_ALIKE'
  | 'DISCOVERY_ABSENT'
  | 'CLOCK_DIFFERS'
  | 'METADATA_INVALID'
  | 'METADATA_INCOMPLETE'
  | 'ISSUER_MISMATCH'
  | 'JWKS_ADDRESS_INVALID'
  | 'JWKS_INVALID'
  | 'KEYS_EMPTY'
  | 'KEYS_UNUSABLE'
  | 'KEYS_PARTLY_UNUSABLE'
  | 'KEYS_PRIVATE'
  | 'CERTIFICATE_DIFFERS'
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

/** A change of the draft that the page can make at a button's press. */
export type DraftFix =
  | {
      readonly label: string;
      readonly field: 'inputs.issuer' | 'jwksAddress';
      readonly value: string;
    }
  | {
      readonly label: string;
      readonly field: 'algorithms';
      readonly value: readonly Algorithm[];
    };

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

/** What the stream of a running test sends to the page. */
export type ReportEvent =
  | { readonly type: 'running'; readonly step: ReportStepName }
  | { readonly type: 'step'; readonly step: ReportStep }
  | { readonly type: 'keys'; readonly keys: readonly ReportKey[] }
  | { readonly type: 'finished'; readonly report: ConnectionReport }
  | { readonly type: 'failed'; readonly failure: Failure };
