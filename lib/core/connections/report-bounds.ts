import type { ConnectionReport, Evidence, ReportFacts, ReportKey } from './report';
import type { StepContent } from './step-content';

/** A report's parts together stay below this, whatever a provider publishes. */
export const MAX_REPORT_BYTES = 262_144;

const STEP_BYTES = 16_384;
const KEYS_BYTES = 49_152;
const FACTS_BYTES = 16_384;
const MAX_CONCLUSION = 2000;
const MAX_HEADER = 500;

/** From generous to what fits in any case: a character is at most six bytes of JSON. */
const MEASURES = [
  { text: 2200, evidence: 60, fixes: 6 },
  { text: 512, evidence: 20, fixes: 2 },
  { text: 100, evidence: 8, fixes: 0 },
] as const;

type Measure = (typeof MEASURES)[number];

/** A step whose texts are cut and whose lists end where they would fill a report: at most 16 KiB. */
export function boundedStep(content: StepContent): StepContent {
  const [first, ...narrower] = MEASURES;
  const step = measured(content, first);
  return narrower.reduce((kept, measure) => {
    return bytesOf(kept) <= STEP_BYTES ? kept : measured(content, measure);
  }, step);
}

function measured(content: StepContent, { text, evidence, fixes }: Measure): StepContent {
  const { comparison, advice } = content;
  const shown = content.evidence
    .slice(0, evidence)
    .map(({ label, value }): Evidence => ({ label: cut(label, text), value: cut(value, text) }));
  return {
    ...content,
    summary: cut(content.summary, text),
    evidence: shown,
    advice: advice === null ? null : cut(advice, text),
    comparison:
      comparison === null
        ? null
        : {
            expected: cut(comparison.expected, text),
            actual: cut(comparison.actual, text),
            note: cut(comparison.note, text),
          },
    // The value of a fix is never cut: the button would enter something else than it says.
    fixes: content.fixes.slice(0, fixes).map((fix) => ({ ...fix, label: cut(fix.label, text) })),
  };
}

/** The keys of a report; those beyond 48 KiB are left out. */
export function boundedKeys(keys: readonly ReportKey[]): readonly ReportKey[] {
  return fitting(keys, KEYS_BYTES);
}

/** What is said in all, and by what reports are compared, within bounds. */
export function boundedFindings<
  T extends Pick<ConnectionReport, 'conclusion'> & { readonly facts?: ReportFacts },
>(findings: T): T {
  const { conclusion, facts } = findings;
  return {
    ...findings,
    conclusion: cut(conclusion, MAX_CONCLUSION),
    ...(facts !== undefined && { facts: boundedFacts(facts) }),
  };
}

function boundedFacts(facts: ReportFacts): ReportFacts {
  const header = facts.jwksCacheControl;
  const others = bytesOf({ ...facts, issuers: [], jwksCacheControl: null });
  return {
    ...facts,
    issuers: fitting(facts.issuers, FACTS_BYTES - others),
    jwksCacheControl: header === null ? null : cut(header, MAX_HEADER),
  };
}

/** The first entries that together take at most this many bytes of JSON. */
export function fitting<T>(entries: readonly T[], bytes: number): readonly T[] {
  let left = bytes;
  const end = entries.findIndex((entry) => {
    left -= bytesOf(entry) + 1;
    return left < 0;
  });
  return end === -1 ? entries : entries.slice(0, end);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
