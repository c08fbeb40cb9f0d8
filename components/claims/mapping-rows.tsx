'use client';

import { Plus } from 'lucide-react';
import { type RefObject, useId, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import { attributeFor } from '@/lib/core/claims/attribute-for';
import { MAX_MAPPINGS } from '@/lib/core/claims/mapping-rules';
import type { JsonObject } from '@/lib/core/tokens/json-value';
import { Button } from '../ui/button';
import { latePart, useLatePart } from '../ui/late-part';
import { namedSentence } from '../ui/named-sentence';
import { toast } from '../ui/toast';
import { rowProblems } from './mapping-problems';
import { MappingRow } from './mapping-row';
import type { RowDraft } from './row-draft';
import type { rowParts } from './row-parts';
import type { MappingEditing } from './use-mapping-editing';

interface MappingRowsProps {
  editing: MappingEditing;
  /** Of the pasted token; null: there is none. */
  claims: JsonObject | null;
  disabled: boolean;
}

const reading = latePart(() => import('./row-parts'));

const NEW_ROW = { jwtPath: '', attribute: '', required: false };

/** The rows of the form, with what is wrong or doubtful about each. */
export function MappingRows({ editing, claims, disabled }: MappingRowsProps) {
  const { drafts, step } = editing;
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const loaded = useLatePart(reading, true)?.rowParts;
  const addRow = () => {
    flushSync(() => step({ type: 'add', rows: [NEW_ROW] }));
    list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus();
  };
  return (
    <>
      {drafts.length === 0 ? (
        <NoRows />
      ) : (
        <Rows {...{ editing, claims, disabled, listId, list, add }} lint={loaded?.lintMappings} />
      )}
      {loaded && <loaded.PathList id={listId} claims={claims} />}
      {!disabled && (
        <div className="flex flex-wrap items-center gap-3 border-t border-line px-4 py-3">
          <Button ref={add} onClick={addRow} disabled={drafts.length >= MAX_MAPPINGS}>
            <Plus aria-hidden />
            Add row
          </Button>
          <p className="text-12 text-ink-3">
            A required claim that is missing denies in check-authorization; verify is not changed.
          </p>
        </div>
      )}
    </>
  );
}

interface RowsProps extends MappingRowsProps {
  /** Of the list of claims that a path may be picked from. */
  listId: string;
  list: RefObject<HTMLUListElement | null>;
  /** Has the focus when a row goes. */
  add: RefObject<HTMLButtonElement | null>;
  /** Undefined until it has come. */
  lint: typeof rowParts.lintMappings | undefined;
}

function Rows({ editing, claims, disabled, listId, list, add, lint }: RowsProps) {
  const { drafts, rows, problems, attempted } = editing;
  const findings = useMemo(() => lint?.(rows, claims) ?? [], [lint, rows, claims]);
  const handlers = rowHandlers(editing, add);
  return (
    <>
      <div
        aria-hidden
        className="grid grid-cols-2 gap-3 border-b border-line bg-canvas px-4 py-2 text-11 text-ink-3 max-sm:hidden"
      >
        <span>Claim</span>
        <span>Attribute</span>
      </div>
      <ul ref={list} aria-label="Mapped claims">
        {drafts.map((draft, index) => (
          <MappingRow
            key={draft.key}
            draft={draft}
            number={index + 1}
            problems={rowProblems(problems, index, draft, attempted)}
            findings={findings.filter(({ row }) => row === index)}
            listId={listId}
            disabled={disabled}
            {...handlers}
          />
        ))}
      </ul>
    </>
  );
}

function rowHandlers({ drafts, step }: MappingEditing, add: RefObject<HTMLButtonElement | null>) {
  const onRemove = (row: RowDraft) => {
    const at = drafts.indexOf(row);
    flushSync(() => step({ type: 'remove', key: row.key }));
    add.current?.focus();
    const title =
      row.attribute === '' ? 'Row removed' : namedSentence('', `ext_${row.attribute}`, ' removed');
    const onSelect = () => step({ type: 'insert', row, at });
    toast({ tone: 'neutral', title, action: { label: 'Undo', onSelect } });
  };
  const onChange = ({ key }: RowDraft, part: Partial<RowDraft>) =>
    step({ type: 'change', key, part });
  const onName = (row: RowDraft) => {
    const taken = new Set(drafts.map(({ attribute }) => attribute));
    onChange(row, { attribute: attributeFor(row.jwtPath, taken) });
  };
  return { onChange, onRemove, onName };
}

function NoRows() {
  return (
    <div className="grid gap-1 px-4 py-8 text-center">
      <p className="font-strong text-ink">No claim is mapped yet</p>
      <p className="mx-auto max-w-[54ch] text-13 text-balance text-ink-2">
        Add a row, take a preset, paste the JSON of other mappings, or paste a token and pick from
        its claims.
      </p>
    </div>
  );
}
