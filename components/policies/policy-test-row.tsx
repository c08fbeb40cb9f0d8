'use client';

import { ChevronDown, Trash2 } from 'lucide-react';
import type { PolicyTest } from '@/lib/core/policies/policy';
import type { PolicyTestResult } from '@/lib/core/policies/policy-test-result';
import { Button } from '../ui/button';
import { cn } from '../ui/cn';
import { latePart, useLatePart } from '../ui/late-part';
import { StateIcon } from '../ui/state-icon';
import { TableCell, TableRow } from '../ui/table';
import type { WrongText } from './use-policy-draft';

const form = latePart(() => import('./policy-test-form'));

interface PolicyTestRowProps {
  test: PolicyTest;
  /** Null: it has not been run. */
  result: PolicyTestResult | null;
  /** Whether it is not complete, so that the draft cannot be saved. */
  incomplete: boolean;
  /** What was typed in its form and cannot be read. */
  wrong: readonly WrongText[];
  onWrong: (wrong: readonly WrongText[]) => void;
  /** What is said to be wrong at a member, such as `.name`. */
  errorsAt: (path: string) => readonly string[];
  readOnly: boolean;
  open: boolean;
  onOpen: (open: boolean) => void;
  onChange: (test: PolicyTest) => void;
  onRemove: () => void;
}

/** One case: what was expected, what the draft says, and its form when it is open. */
export function PolicyTestRow(props: PolicyTestRowProps) {
  const { test, readOnly, open, onOpen, wrong } = props;
  const incomplete = props.incomplete || wrong.length > 0;
  // Of a test that is not what its fields say, a result would mislead.
  const result = wrong.length > 0 ? null : props.result;
  const loaded = useLatePart(form, open);
  return (
    <>
      <TableRow>
        <TableCell>
          <div className="flex items-start gap-2.5 max-md:pr-18">
            <ResultIcon result={result} incomplete={incomplete} />
            <div className="min-w-0">
              <p className="text-ink wrap-anywhere">{test.name}</p>
              <Note result={result} incomplete={incomplete} />
            </div>
          </div>
        </TableCell>
        <TableCell label="Expected">{test.expected}</TableCell>
        <TableCell label="Got">
          <Got result={result} />
        </TableCell>
        <TableCell className="whitespace-nowrap">
          <span className="-my-1.5 flex justify-end gap-0.5 max-md:absolute max-md:top-3.5 max-md:right-3">
            <Button
              variant="quiet"
              size="icon"
              aria-expanded={open}
              aria-label={`${readOnly ? 'Show' : 'Edit'} ${test.name}`}
              onClick={() => onOpen(!open)}
            >
              <ChevronDown
                aria-hidden
                className={cn('transition-transform', open && 'rotate-180')}
              />
            </Button>
            {!readOnly && (
              <Button
                variant="quiet"
                size="icon"
                aria-label={`Remove ${test.name}`}
                onClick={props.onRemove}
              >
                <Trash2 aria-hidden />
              </Button>
            )}
          </span>
        </TableCell>
      </TableRow>
      {open && loaded && (
        <TableRow className="bg-canvas">
          <TableCell colSpan={4}>
            <loaded.PolicyTestForm
              test={test}
              onChange={props.onChange}
              errorsAt={props.errorsAt}
              wrong={wrong}
              onWrong={props.onWrong}
              readOnly={readOnly}
            />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

interface OutcomeProps {
  result: PolicyTestResult | null;
  incomplete: boolean;
}

function ResultIcon({ result, incomplete }: OutcomeProps) {
  const state = incomplete ? 'warning' : iconOf(result);
  return <StateIcon state={state} className="mt-0.5 flex-none" />;
}

function iconOf(result: PolicyTestResult | null) {
  if (result === null) return 'untested';
  return result.passed ? 'good' : 'bad';
}

function Note({ result, incomplete }: OutcomeProps) {
  if (incomplete) return <p className="text-12 text-warn">not complete</p>;
  if (result === null) return <p className="text-12 text-ink-3">not run</p>;
  if (!result.changedByDraft) {
    return <span className="sr-only">{result.passed ? 'passes' : 'fails'}</span>;
  }
  return (
    <p className="text-12 text-ink-3">
      <span className="sr-only">{result.passed ? 'passes, ' : 'fails, '}</span>
      changed by this draft
    </p>
  );
}

function Got({ result }: { result: PolicyTestResult | null }) {
  if (result === null) return <span className="text-ink-3">–</span>;
  if (result.passed) return result.got;
  return <span className="font-strong text-bad">{result.got}</span>;
}
