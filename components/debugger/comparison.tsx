import type { ReactNode } from 'react';
import { Diff } from '@/components/ui/diff';
import { diffSegments } from '@/components/ui/diff-segments';
import { InlineCode } from '@/components/ui/inline-code';
import type { CheckName, Fault } from '@/lib/core/tokens/verdict';

/** Checks whose two sides are spelled alike but for a mistake, so that characters are compared. */
const SPELLED: ReadonlySet<CheckName> = new Set(['issuer', 'audience', 'authorized_party', 'key']);

interface ComparisonProps {
  fault: Fault;
  /** Null: none of the checks of a token. */
  check: CheckName | null;
}

/** What was expected and what came, one above the other, with what differs marked where that helps. */
export function Comparison({ fault, check }: ComparisonProps) {
  const { expected, actual } = fault;
  if (expected === null && actual === null) return null;
  const note = <Others fault={fault} difference={differenceWords(fault, check)} />;
  if (expected !== null && actual !== null && check !== null && SPELLED.has(check)) {
    return <Diff expected={expected} actual={actual} note={hasNote(fault, check) ? note : null} />;
  }
  return (
    <div className="overflow-hidden rounded-2 border border-line-strong bg-surface">
      <dl>
        <Side label="Expected" value={expected} absent="nothing" />
        <Side label="Actual" value={actual} absent="absent" />
      </dl>
      {hasNote(fault, check) ? (
        <p className="border-t border-line bg-sunken px-3 py-1.5 text-12 wrap-anywhere text-ink-2">
          {note}
        </p>
      ) : null}
    </div>
  );
}

function Side({ label, value, absent }: { label: string; value: string | null; absent: string }) {
  return (
    <div className="grid grid-cols-[84px_minmax(0,1fr)] border-b border-line last:border-b-0 max-sm:grid-cols-1">
      <dt className="py-1.75 pl-3 text-12 leading-5 text-ink-3 max-sm:pb-0">{label}</dt>
      <dd className="py-1.75 pr-3 text-13 wrap-anywhere max-sm:py-1 max-sm:pl-3 max-sm:text-12 max-sm:leading-5">
        {value === null ? (
          <span className="text-ink-3">{absent}</span>
        ) : (
          <span className="font-mono text-ink">{value}</span>
        )}
      </dd>
    </div>
  );
}

function hasNote(fault: Fault, check: CheckName | null): boolean {
  const { alsoActual, alsoExpected } = fault;
  return alsoActual.length + alsoExpected.length > 0 || differenceWords(fault, check) !== null;
}

/** Where the only character stands that differs; null when there are more. */
function differenceWords({ expected, actual }: Fault, check: CheckName | null): string | null {
  if (expected === null || actual === null || check === null || !SPELLED.has(check)) return null;
  const segments = diffSegments(expected, actual);
  const different = segments.filter((segment) => !segment.same);
  const [only] = different;
  if (only === undefined || different.length > 1) return null;
  const before = segments[0]?.same === true ? Array.from(segments[0].expected).length : 0;
  const [was, is] = [only.expected, only.actual].map((text) => Array.from(text).length);
  if (was === 1 && is === 1) return `Character ${before + 1} differs.`;
  if (was === 0 && is === 1) return `Character ${before + 1} is one too many.`;
  return was === 1 && is === 0 ? `Character ${before + 1} is missing.` : null;
}

function Others({ fault, difference }: { fault: Fault; difference: string | null }) {
  return (
    <>
      {difference === null ? null : `${difference} `}
      <Listed words="Also in the token: " values={fault.alsoActual} />
      <Listed words="Also accepted: " values={fault.alsoExpected} />
    </>
  );
}

function Listed({ words, values }: { words: string; values: readonly string[] }): ReactNode {
  if (values.length === 0) return null;
  return (
    <>
      {words}
      {values.map((value, index) => (
        <span key={value}>
          {index === 0 ? '' : ', '}
          <InlineCode>{value}</InlineCode>
        </span>
      ))}
      {'. '}
    </>
  );
}
