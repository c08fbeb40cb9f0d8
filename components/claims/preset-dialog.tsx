'use client';

import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import { explainMappings } from '@/lib/core/claims/explain-mappings';
import { defaultWords } from '@/lib/core/claims/mapping-changes';
import { type MappingPreset, presetChange } from '@/lib/core/claims/mapping-presets';
import type { JsonObject } from '@/lib/core/tokens/json-value';
import { MarkedText } from '../debugger/marked-text';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ShownValue } from './shown-value';

interface PresetDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  preset: MappingPreset;
  rows: readonly ClaimMapping[];
  claims: JsonObject | null;
  onAdd: (rows: readonly ClaimMapping[]) => void;
}

/** What a preset would add to these rows, before it does. */
export function PresetDialog(props: PresetDialogProps) {
  const { open, onOpenChange, preset, rows, claims, onAdd } = props;
  const { added, there, taken } = presetChange(preset, rows);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={preset.title}
      description={<MarkedText text={preset.text} />}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" disabled={added.length === 0} onClick={() => onAdd(added)}>
            {added.length === 1 ? 'Add 1 row' : `Add ${added.length} rows`}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <RowList title="Added" rows={added} claims={claims} />
        <RowList title="Mapped already" rows={there} claims={null} />
        <RowList title="Not added: the attribute reads another claim" rows={taken} claims={null} />
      </div>
    </Dialog>
  );
}

interface RowListProps {
  title: string;
  rows: readonly ClaimMapping[];
  claims: JsonObject | null;
}

function RowList({ title, rows, claims }: RowListProps) {
  if (rows.length === 0) return null;
  return (
    <div className="grid gap-1.5">
      <p className="text-12 font-medium text-ink-2">{title}</p>
      <ul className="divide-y divide-line rounded-2 border border-line text-12">
        {rows.map((row) => (
          <li key={row.attribute} className="grid gap-0.5 px-3 py-2">
            <span className="font-mono wrap-anywhere text-ink">
              {row.jwtPath} → ext_{row.attribute}
            </span>
            <RowNote row={row} claims={claims} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function RowNote({ row, claims }: { row: ClaimMapping; claims: JsonObject | null }) {
  const [read] = claims === null ? [] : explainMappings(claims, [row]);
  const notes = [
    row.required ? 'required' : '',
    row.defaultValue === undefined ? '' : `default ${defaultWords(row)}`,
  ].filter((note) => note !== '');
  if (notes.length === 0 && read === undefined) return null;
  return (
    <span className="wrap-anywhere text-ink-3">
      {notes.join(', ')}
      {notes.length > 0 && read !== undefined && '. '}
      {read !== undefined && <ReadNow row={read} />}
    </span>
  );
}

function ReadNow({ row }: { row: ReturnType<typeof explainMappings>[number] }) {
  if (row.outcome !== 'mapped' || row.value === null) return row.sentence;
  return (
    <>
      In the pasted token: <ShownValue value={row.value} />
    </>
  );
}
