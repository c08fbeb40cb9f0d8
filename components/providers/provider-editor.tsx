'use client';

import type { ReactNode } from 'react';
import { FormProvider } from 'react-hook-form';
import type { ReportHistoryEntry } from '@/lib/core/connections/report';
import { providerTypeOf } from '@/lib/core/providers/registry';
import { useHandedOver } from '../ui/handover';
import { AdvancedFields } from './advanced-fields';
import { BasicFields } from './basic-fields';
import { ConflictPanel } from './conflict-panel';
import { ConnectionSection } from './connection-section';
import type { ConnectionTestState } from './connection-test-state';
import { DerivedPanel } from './derived-panel';
import { EarlierReports } from './earlier-reports';
import { GuideAside, type RenderedGuide } from './guide/guide-aside';
import type { ProviderActions } from './provider-actions';
import { SaveArea } from './save-area';
import { UnsavedGuard } from './unsaved-guard';
import { type Editing, type EditingOptions, useEditing } from './use-editing';
import type { InspectAction } from './use-trust';

interface ProviderEditorProps extends EditingOptions, ProviderActions {
  readonly reports: readonly ReportHistoryEntry[];
  readonly canWrite: boolean;
  readonly canTest: boolean;
  /** Page that reads a token. */
  readonly debuggerHref: string;
  /** How the saved provider does; null where there is none. */
  readonly inUse: ReactNode;
  /** The guide of the draft's type as the page came; others are loaded when they are chosen. */
  readonly guide: RenderedGuide;
}

/** The provider page below its head: form, derived values, test, reports, guide and save bar. */
export function ProviderEditor(props: ProviderEditorProps) {
  const editing = useEditing(props);
  const { draft, saving, changes } = editing;
  useHandedOver(`test:${props.target?.id}`, editing.runTest);
  return (
    <FormProvider {...editing.form}>
      <form onSubmit={editing.submit} noValidate className="flex flex-1 flex-col gap-8">
        <div className="grid max-w-286 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_392px]">
          <div className="grid min-w-0 gap-8">
            <Conflict editing={editing} />
            <Settings
              editing={editing}
              onInspect={props.onInspect}
              disabled={!props.canWrite || (saving.pending && props.target === null)}
            />
            <Reports {...props} editing={editing} />
          </div>
          <GuideAside
            draft={draft}
            derived={providerTypeOf(draft.type).derive(draft)}
            guide={props.guide}
            onLoadGuide={props.onLoadGuide}
          />
        </div>
        {props.canWrite && saving.conflict === null && (
          <SaveArea
            draft={draft}
            isNew={props.target === null}
            changes={changes}
            warning={testWarning(editing.test.state, editing.fresh)}
            pending={saving.pending}
            failure={saving.failure}
            onDiscard={editing.discard}
            onSave={editing.submit}
            onSaveAsNew={editing.saveAsNew}
            onMend={editing.mend}
          />
        )}
      </form>
      <UnsavedGuard dirty={changes.length > 0} />
    </FormProvider>
  );
}

/** The test of what the form holds, and the tests before it. */
function Reports(props: ProviderEditorProps & { editing: Editing }) {
  const { editing, reports, debuggerHref } = props;
  const { draft, test } = editing;
  const subject = { name: draft.name, type: providerTypeOf(draft.type).label };
  const shownId = test.state.report?.id ?? null;
  return (
    <>
      <ConnectionSection
        state={test.state}
        fresh={editing.fresh}
        changes={reports.find(({ id }) => id === shownId)?.changes ?? []}
        subject={subject}
        debuggerHref={debuggerHref}
        canTest={props.canTest}
        onTest={editing.runTest}
        onCancel={test.cancel}
        onFix={editing.applyFix}
      />
      {props.inUse}
      <EarlierReports
        reports={reports.filter(({ id }) => id !== shownId)}
        shownAbove={shownId}
        subject={subject}
        debuggerHref={debuggerHref}
        onRead={props.onReadReport}
      />
    </>
  );
}

interface SettingsProps {
  editing: Editing;
  disabled: boolean;
  onInspect: InspectAction;
}

/** A new provider's page is left once it is saved, so nothing is typed into the void meanwhile. */
function Settings({ editing, disabled, onInspect }: SettingsProps) {
  const { draft, test, fresh } = editing;
  return (
    <fieldset disabled={disabled} className="grid min-w-0 gap-5">
      <legend className="sr-only">Settings of the provider</legend>
      <BasicFields draft={draft} disabled={disabled} onType={editing.changeType} />
      <DerivedPanel
        draft={draft}
        base={editing.base}
        testedJwksUri={fresh ? (test.state.report?.jwksUri ?? null) : null}
      />
      <AdvancedFields draft={draft} onInspect={onInspect} />
    </fieldset>
  );
}

function Conflict({ editing }: { editing: Editing }) {
  const { saving, base, draft } = editing;
  if (saving.conflict === null) return null;
  return (
    <ConflictPanel
      key={saving.conflict.current.version}
      conflict={saving.conflict}
      base={base}
      mine={draft}
      pending={saving.pending}
      onSave={editing.saveMerged}
      onTakeTheirs={editing.takeTheirs}
    />
  );
}

/** What is doubtful about saving these settings now; null when the test of exactly them is green. */
function testWarning(state: ConnectionTestState, fresh: boolean): string | null {
  if (state.status === 'running') return 'The test of these settings is still running.';
  if (state.report === null || !fresh) return 'Exactly these settings have not been tested.';
  if (state.report.outcome === 'bad') return 'The test of these settings failed.';
  return state.report.outcome === 'warning' ? 'The test of these settings found a doubt.' : null;
}
