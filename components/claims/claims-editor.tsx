'use client';

import { useRef, useState } from 'react';
import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import type { ProviderType } from '@/lib/core/providers/draft';
import type { JsonObject } from '@/lib/core/tokens/json-value';
import { UnsavedGuard } from '../providers/unsaved-guard';
import { Callout } from '../ui/callout';
import { latePart, useLatePart } from '../ui/late-part';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { Tabs } from '../ui/tabs';
import { BrokenJson } from './broken-json';
import type { JsonTabProps } from './json-tab';
import { MappingRows } from './mapping-rows';
import { MappingSaveBar } from './mapping-save-bar';
import { PresetMenu } from './preset-menu';
import type { TokenPreviewProps } from './token-preview';
import {
  type MappingEditing,
  type MappingEditingOptions,
  useMappingEditing,
} from './use-mapping-editing';

// What is not the form itself is fetched once the form stands, or when it is wanted.
const jsonTab = latePart(() => import('./json-tab'));
const preview = latePart(() => import('./token-preview'));
const conflictPanel = latePart(() => import('./mapping-conflict'));

interface ClaimsEditorProps extends MappingEditingOptions {
  /** Of the provider. */
  readonly type: ProviderType;
  readonly issuers: readonly string[];
  /** The claim that the provider reads permissions from; null: none. */
  readonly permissionsPath: string | null;
  readonly canWrite: boolean;
}

/** The mappings of one provider: rows or JSON, and beside them what they make of a token. */
export function ClaimsEditor(props: ClaimsEditorProps) {
  const { issuers, permissionsPath } = props;
  const editing = useMappingEditing(props);
  const canAdd = props.canWrite && editing.json?.isBroken !== true;
  const [claims, setClaims] = useState<JsonObject | null>(null);
  const add = (rows: readonly ClaimMapping[]) => {
    editing.step({ type: 'add', rows });
    editing.setTab('rows');
  };
  return (
    <div className="flex flex-1 flex-col gap-8">
      <div className="grid max-w-286 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_392px]">
        <div className="grid min-w-0 gap-4">
          <Conflict editing={editing} />
          <Unreadable editing={editing} />
          <MappingViews
            editing={editing}
            type={props.type}
            canWrite={props.canWrite}
            claims={claims}
            onAdd={canAdd ? add : null}
          />
        </div>
        <Preview
          rows={editing.rows}
          issuers={issuers}
          permissionsPath={permissionsPath}
          onClaims={setClaims}
          onAdd={canAdd ? add : null}
        />
      </div>
      {props.canWrite && editing.saving.conflict === null && <MappingSaveBar editing={editing} />}
      <UnsavedGuard dirty={editing.dirty} />
    </div>
  );
}

interface MappingViewsProps extends Pick<ClaimsEditorProps, 'type' | 'canWrite'> {
  readonly editing: MappingEditing;
  /** Of the pasted token; null: there is none. */
  readonly claims: JsonObject | null;
  /** Null: nothing can be added now. */
  readonly onAdd: ((rows: readonly ClaimMapping[]) => void) | null;
}

/** Rows and their JSON: two views of one draft. */
function MappingViews({ editing, claims, onAdd, type, canWrite }: MappingViewsProps) {
  const memory = useRef<unknown>(null);
  const rows = (
    <>
      <BrokenJson editing={editing} />
      <MappingRows editing={editing} claims={claims} disabled={onAdd === null} />
    </>
  );
  const json = <Json editing={editing} readOnly={!canWrite} memory={memory} />;
  return (
    <Panel>
      <Tabs
        label="Mappings"
        value={editing.tab}
        onChange={editing.setTab}
        tabs={[
          { value: 'rows', label: 'Rows', content: rows },
          { value: 'json', label: 'JSON', content: json },
        ]}
        aside={
          onAdd !== null && (
            <PresetMenu type={type} rows={editing.rows} claims={claims} onAdd={onAdd} />
          )
        }
      />
    </Panel>
  );
}

function Json(props: JsonTabProps) {
  const loaded = useLatePart(jsonTab, props.editing.tab === 'json');
  if (loaded === null) return <Skeleton shape="h-48 rounded-b-3" />;
  return <loaded.JsonTab {...props} />;
}

function Preview(props: TokenPreviewProps) {
  const loaded = useLatePart(preview, true);
  return (
    <section aria-label="Preview" className="grid min-w-0 gap-3">
      {loaded === null ? <Skeleton shape="h-80 rounded-3" /> : <loaded.TokenPreview {...props} />}
    </section>
  );
}

function Conflict({ editing }: { editing: MappingEditing }) {
  const { saving, base, rows } = editing;
  const loaded = useLatePart(conflictPanel, saving.conflict !== null);
  if (saving.conflict === null || loaded === null) return null;
  return (
    <loaded.MappingConflictPanel
      key={saving.conflict.current.version}
      conflict={saving.conflict}
      base={base.rows}
      mine={rows}
      pending={saving.pending}
      jsonIsBroken={editing.json?.isBroken === true}
      onSave={editing.saveMerged}
      onTakeTheirs={editing.takeTheirs}
    />
  );
}

function Unreadable({ editing }: { editing: MappingEditing }) {
  if (editing.base.unreadable !== true) return null;
  return (
    <Callout tone="bad" title="What is stored cannot be read">
      These mappings were written by another version of Claimcheck or changed in the database; the
      JSON view shows them as they are stored. Until they are mended and saved, check-authorization
      denies every token of this provider.
    </Callout>
  );
}
