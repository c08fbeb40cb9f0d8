'use client';

import { Trash2, TriangleAlert } from 'lucide-react';
import type { MappingFinding } from '@/lib/core/claims/lint-mappings';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Switch } from '../ui/switch';
import { TextInput } from '../ui/text-input';
import { useEarlyInput } from '../ui/use-early-input';
import { DefaultField } from './default-field';
import type { RowProblems } from './mapping-problems';
import type { RowDraft } from './row-draft';

/** On wide screens the head of the list names the fields, and the label leaves no gap. */
const LABEL_ONCE = 'sm:[&>label]:-mb-1.5';

interface MappingRowProps {
  draft: RowDraft;
  /** From 1. */
  number: number;
  problems: RowProblems;
  findings: readonly MappingFinding[];
  /** Id of the list of the pasted token's paths. */
  listId: string;
  disabled: boolean;
  onChange: (row: RowDraft, part: Partial<RowDraft>) => void;
  onRemove: (row: RowDraft) => void;
  /** Called when a path was entered for a row without an attribute. */
  onName: (row: RowDraft) => void;
}

/** One row: which claim becomes which attribute, and what stands in for it. */
export function MappingRow(props: MappingRowProps) {
  const { draft, number, disabled, onChange, onRemove } = props;
  const name = draft.attribute === '' ? `Row ${number}` : `ext_${draft.attribute}`;
  return (
    <li data-mapping={draft.key} className="border-b border-line last:border-b-0">
      <fieldset disabled={disabled} className="grid min-w-0 gap-2 px-4 py-3">
        <legend className="sr-only">{name}</legend>
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <PathField {...props} />
          <AttributeField {...props} />
        </div>
        <div className="flex flex-wrap items-start gap-x-5 gap-y-2">
          <Switch
            label="Required"
            checked={draft.required}
            disabled={disabled}
            onCheckedChange={(required) => onChange(draft, { required })}
            className="min-h-9"
          />
          <DefaultField
            value={draft.standIn}
            error={props.problems.defaultValue}
            disabled={disabled}
            onChange={(standIn) => onChange(draft, { standIn })}
          />
          {!disabled && (
            <Button
              size="icon"
              variant="quiet"
              aria-label={`Remove ${name}`}
              onClick={() => onRemove(draft)}
              className="mt-0.5 ml-auto"
            >
              <Trash2 aria-hidden />
            </Button>
          )}
        </div>
        <Findings {...props} />
      </fieldset>
    </li>
  );
}

function PathField({ draft, problems, listId, onChange, onName, disabled }: MappingRowProps) {
  const change = (jwtPath: string) => onChange(draft, { jwtPath });
  const early = useEarlyInput<HTMLInputElement>(draft.jwtPath, change);
  return (
    <Field
      className={LABEL_ONCE}
      label={<span className="sm:sr-only">Claim</span>}
      error={problems.jwtPath}
    >
      <TextInput
        mono
        ref={early}
        list={listId}
        autoComplete="off"
        placeholder="role, o.rol or /o/rol"
        value={draft.jwtPath}
        disabled={disabled}
        onChange={(event) => change(event.target.value)}
        onBlur={() => draft.attribute === '' && draft.jwtPath !== '' && onName(draft)}
      />
    </Field>
  );
}

function AttributeField({ draft, problems, onChange, disabled }: MappingRowProps) {
  const change = (attribute: string) => onChange(draft, { attribute });
  const early = useEarlyInput<HTMLInputElement>(draft.attribute, change);
  return (
    <Field
      className={LABEL_ONCE}
      label={<span className="sm:sr-only">Attribute</span>}
      error={problems.attribute}
    >
      <TextInput
        mono
        ref={early}
        autoComplete="off"
        leading={
          <span aria-hidden className="-mr-2 text-ink-3">
            ext_
          </span>
        }
        placeholder="role"
        value={draft.attribute}
        disabled={disabled}
        onChange={(event) => change(event.target.value)}
      />
    </Field>
  );
}

/** A claim that is simply not in the pasted token is said in the preview; here, what is like it. */
function Findings({ draft, findings, onChange, disabled }: MappingRowProps) {
  const shown = findings.filter(({ doubt, paths }) => doubt !== 'not_in_token' || paths.length > 0);
  if (shown.length === 0) return null;
  return (
    <ul className="grid gap-1.5">
      {shown.map(({ doubt, message, paths }) => (
        <li key={doubt} className="grid gap-1.5 text-12 text-warn">
          <span className="flex items-start gap-1.5">
            <TriangleAlert className="mt-0.5 size-3.5 flex-none" aria-hidden />
            <span className="min-w-0 wrap-anywhere">{message}</span>
          </span>
          {!disabled && paths.length > 0 && (
            <span className="flex flex-wrap gap-1.5">
              {paths.map((jwtPath) => (
                <Button key={jwtPath} size="small" onClick={() => onChange(draft, { jwtPath })}>
                  Read <span className="font-mono wrap-anywhere">{jwtPath}</span>
                </Button>
              ))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
