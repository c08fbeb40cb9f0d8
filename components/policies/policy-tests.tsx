'use client';

import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { PolicyTest } from '@/lib/core/policies/policy';
import type { PolicyTestResult } from '@/lib/core/policies/policy-test-result';
import { announce } from '../ui/announce';
import { Button } from '../ui/button';
import { Panel } from '../ui/panel';
import { StateLabel } from '../ui/state-label';
import { Table } from '../ui/table';
import { counted } from './decides-words';
import { FindingList } from './finding-list';
import { newTest } from './new-test';
import { fieldMessages, isHindered } from './policy-fields';
import { PolicyTestRow } from './policy-test-row';
import { placesOf, type WrongText } from './use-policy-draft';
import type { PolicyEditing } from './use-policy-editing';

interface PolicyTestsProps {
  editing: PolicyEditing;
  readOnly: boolean;
  /** Which test is open, by place; null: none. */
  open: number | null;
  onOpen: (place: number | null) => void;
}

const NONE: readonly WrongText[] = [];

const COLUMNS = [
  { label: 'Case' },
  { label: 'Expected', className: 'w-24' },
  { label: 'Got', className: 'w-24' },
  { label: 'Actions', hidden: true, className: 'w-20' },
];

/** The cases that the policy is tried with at every save, run on what the page holds now. */
export function PolicyTests({ editing, readOnly, open, onOpen }: PolicyTestsProps) {
  const { draft, judged, wrongTexts } = editing;
  const { tests } = draft;
  const results = judged?.results ?? [];
  const findings = judged?.findings.filter(({ at }) => at.startsWith('/tests')) ?? [];
  const change = (changed: readonly PolicyTest[]) => editing.change({ tests: changed });
  const addButton = useRef<HTMLButtonElement>(null);
  useAnnounced(results);
  const add = () => {
    change([...tests, newTest(draft)]);
    onOpen(tests.length);
  };
  const remove = (place: number) => {
    const removed = tests[place];
    if (removed === undefined) return;
    editing.removeTest(place);
    onOpen(null);
    addButton.current?.focus();
    announce(`Test ${removed.name} removed`);
  };
  return (
    <section aria-labelledby="policy-tests" className="grid gap-3">
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id="policy-tests" className="text-15">
          Tests
        </h2>
        <Passed results={results} count={isComplete(editing) ? tests.length : 0} />
        {!readOnly && (
          <Button ref={addButton} size="small" className="ml-auto" onClick={add}>
            <Plus aria-hidden />
            Test
          </Button>
        )}
      </div>
      {tests.length === 0 ? (
        <Panel className="px-4 py-6 text-13 text-ink-2">
          No test yet. A test is a named case with the decision that you expect; every save runs all
          of them.{!readOnly && ' Keep one from the simulator, or add one here.'}
        </Panel>
      ) : (
        <Table caption="Tests of this policy" columns={COLUMNS}>
          {tests.map((test, place) => (
            <PolicyTestRow
              // biome-ignore lint/suspicious/noArrayIndexKey: names may be equal while they are typed.
              key={place}
              test={test}
              result={results[place] ?? null}
              incomplete={isHindered(editing, `tests.${place}`)}
              wrong={wrongTexts[place] ?? NONE}
              onWrong={(texts) => editing.keepWrong(place, texts)}
              errorsAt={(path) => fieldMessages(editing, `tests.${place}${path}`)}
              readOnly={readOnly}
              open={open === place}
              onOpen={(wanted) => onOpen(wanted ? place : null)}
              onChange={(changed) => change(tests.with(place, changed))}
              onRemove={() => remove(place)}
            />
          ))}
        </Table>
      )}
      <FindingList
        findings={findings}
        onFix={readOnly ? null : (fix) => editing.change(fix.draft)}
      />
    </section>
  );
}

/** Whether every test is what its fields say, so that the results are of all of them. */
function isComplete(editing: PolicyEditing): boolean {
  return placesOf(editing.wrongTexts).length === 0 && !isHindered(editing, 'tests');
}

function Passed({ results, count }: { results: readonly PolicyTestResult[]; count: number }) {
  if (count === 0 || results.length !== count) return null;
  const passed = results.filter((result) => result.passed).length;
  if (passed < count) {
    return <StateLabel state="bad">{`${passed} of ${count} pass`}</StateLabel>;
  }
  return <StateLabel state="good">{count === 1 ? 'It passes' : `All ${count} pass`}</StateLabel>;
}

/** Has it said when the number of failing tests changes, not when the page comes. */
function useAnnounced(results: readonly PolicyTestResult[]): void {
  const failing = results.filter(({ passed }) => !passed).length;
  const [said, setSaid] = useState<number | null>(null);
  useEffect(() => {
    if (results.length === 0 || said === failing) return;
    setSaid(failing);
    if (said === null) return;
    announce(failing === 0 ? 'All tests pass' : `${counted(failing, 'test')} failing`);
  }, [results, failing, said]);
}
