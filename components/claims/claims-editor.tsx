'use client';

import type { ProviderType } from '@/lib/core/providers/draft';
import { useDebugger } from '../debugger/use-debugger';
import { UnsavedGuard } from '../providers/unsaved-guard';
import { Callout } from '../ui/callout';
import { Panel } from '../ui/panel';
import { Tabs } from '../ui/tabs';
import { BrokenJson, JsonTab } from './json-tab';
import { MappingConflictPanel } from './mapping-conflict';
import { MappingRows } from './mapping-rows';
import { MappingSaveBar } from './mapping-save-bar';
import { PresetMenu } from './preset-menu';
import { TokenPreview } from './token-preview';
import {
  type MappingEditing,
  type MappingEditingOptions,
  useMappingEditing,
} from './use-mapping-editing';

interface ClaimsEditorProps extends MappingEditingOptions {
  /** Of the provider. */
  readonly type: ProviderType;
  readonly issuers: readonly string[];
  readonly canWrite: boolean;
}

/** The mappings of one provider: rows or JSON, and beside them what they make of a token. */
export function ClaimsEditor(props: ClaimsEditorProps) {
  const { canWrite, issuers } = props;
  const editing = useMappingEditing(props);
  const token = useDebugger();
  const claims = token.view.kind === 'read' ? token.view.decoded.payload.value : null;
  const add: Parameters<typeof PresetMenu>[0]['onAdd'] = (rows) => {
    editing.step({ type: 'add', rows });
    editing.setTab('rows');
  };
  return (
    <div className="flex flex-1 flex-col gap-8">
      <div className="grid max-w-286 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_392px]">
        <div className="grid min-w-0 gap-4">
          <Conflict editing={editing} />
          <Unreadable editing={editing} />
          <Panel>
            <Tabs
              label="Mappings"
              value={editing.tab}
              onChange={editing.setTab}
              tabs={[
                {
                  value: 'rows',
                  label: 'Rows',
                  content: (
                    <>
                      <BrokenJson editing={editing} />
                      <MappingRows editing={editing} claims={claims} disabled={!canWrite} />
                    </>
                  ),
                },
                {
                  value: 'json',
                  label: 'JSON',
                  content: <JsonTab editing={editing} readOnly={!canWrite} />,
                },
              ]}
              aside={
                canWrite && (
                  <PresetMenu type={props.type} rows={editing.rows} claims={claims} onAdd={add} />
                )
              }
            />
          </Panel>
        </div>
        <section aria-label="Preview" className="min-w-0">
          <TokenPreview
            token={token}
            rows={editing.rows}
            issuers={issuers}
            onAdd={canWrite ? add : null}
          />
        </section>
      </div>
      {canWrite && editing.saving.conflict === null && <MappingSaveBar editing={editing} />}
      <UnsavedGuard dirty={editing.dirty} />
    </div>
  );
}

function Conflict({ editing }: { editing: MappingEditing }) {
  const { saving, base, rows } = editing;
  if (saving.conflict === null) return null;
  return (
    <MappingConflictPanel
      key={saving.conflict.current.version}
      conflict={saving.conflict}
      base={base.rows}
      mine={rows}
      pending={saving.pending}
      onSave={editing.saveMerged}
      onTakeTheirs={editing.takeTheirs}
    />
  );
}

function Unreadable({ editing }: { editing: MappingEditing }) {
  if (editing.base.unreadable !== true) return null;
  return (
    <Callout tone="bad" title="What is stored cannot be read">
      These mappings were written by another version of Claimcheck or changed in the database. Until
      they are saved again, check-authorization denies every token of this provider.
    </Callout>
  );
}
