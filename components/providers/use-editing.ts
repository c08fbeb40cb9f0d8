'use client';

import { type FormEvent, useEffect, useMemo, useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import type { DraftFix } from '@/lib/core/connections/report';
import { canonicalDraft, type ProviderDraft, type ProviderType } from '@/lib/core/providers/draft';
import {
  type DraftChange,
  draftChanges,
  draftValue,
  withFix,
} from '@/lib/core/providers/draft-changes';
import type { Provider } from '@/lib/core/providers/settings';
import type { ConnectionTestState } from './connection-test-state';
import { draftResolver, isForServer, prepareDraftResolver } from './draft-resolver';
import { type Base, comparedDraft, conflictHandlers, useRebase, useStore } from './use-base';
import {
  type CancelTestAction,
  type ConnectionTest,
  type TestAction,
  useConnectionTest,
} from './use-connection-test';
import {
  type ProviderSave,
  type SaveAction,
  type SaveTarget,
  useProviderSave,
} from './use-provider-save';
import { useTypeSwitch } from './use-type-switch';

export interface EditingOptions {
  /** Null for a provider that is being added. */
  readonly target: SaveTarget | null;
  /** What is saved, or what the form of a new one starts from. */
  readonly saved: ProviderDraft;
  /** Differs from `saved` where the page was opened with values to try (a pasted issuer). */
  readonly initial: ProviderDraft;
  readonly connection: ConnectionTestState;
  readonly allowedPrivateOrigins: readonly string[];
  readonly onSave: SaveAction;
  readonly onTest: TestAction;
  readonly onCancelTest: CancelTestAction;
  /** Called when a test has ended with a report. */
  readonly onTested: () => void;
  /** Called once the provider is stored, with what was stored. */
  readonly onSaved: (provider: Provider) => void;
  /** Called when another type was chosen. */
  readonly onType: (type: ProviderType) => void;
  /** Called when the operator gives up a new provider. */
  readonly onDiscardNew: () => void;
}

export interface Editing {
  readonly form: UseFormReturn<ProviderDraft>;
  /** What the form holds now. */
  readonly draft: ProviderDraft;
  readonly base: ProviderDraft;
  readonly changes: readonly DraftChange[];
  readonly test: ConnectionTest;
  /** Whether the report on the page belongs to exactly this draft. */
  readonly fresh: boolean;
  readonly saving: ProviderSave;
  readonly runTest: () => void;
  readonly applyFix: (fix: DraftFix) => void;
  /** As `applyFix`, for what kept the draft from being saved; tests nothing. */
  readonly mend: (fix: DraftFix) => void;
  readonly changeType: (type: ProviderType) => void;
  readonly submit: (event?: FormEvent) => void;
  /** Saves the draft as a provider of its own, for one that was deleted meanwhile. */
  readonly saveAsNew: () => void;
  readonly saveMerged: (merged: ProviderDraft) => void;
  readonly takeTheirs: () => void;
  readonly discard: () => void;
}

/** Form, test and save of one provider, tied together. */
export function useEditing(options: EditingOptions): Editing {
  const { allowedPrivateOrigins, onSaved } = options;
  const [base, setBase] = useState<Base>({ target: options.target, draft: options.saved });
  const resolver = useMemo(() => draftResolver(allowedPrivateOrigins), [allowedPrivateOrigins]);
  useEffect(prepareDraftResolver, []);
  const form = useForm<ProviderDraft>({
    defaultValues: options.initial,
    resolver,
    mode: 'onTouched',
  });
  const draft = form.watch();
  const test = useConnectionTest(options);
  const saving = useProviderSave(options.onSave, form);
  const changeType = useTypeSwitch(form, options.onType);
  const compared = comparedDraft(base, draft);

  useRebase(options, base, setBase, form);

  const store = useStore({ form, saving, setBase, onSaved });

  return {
    form,
    draft,
    base: compared,
    changes: draftChanges(compared, draft),
    test,
    fresh: test.state.testedDraft === canonicalDraft(draft),
    saving,
    runTest: () => void test.run(form.getValues()),
    applyFix: (fix) => {
      setField(form, fix);
      void test.run(form.getValues());
    },
    changeType,
    mend: (fix) => {
      setField(form, fix);
      saving.clear();
    },
    submit: (event) => submitTo(form, (wanted) => store(base.target, wanted), event),
    ...conflictHandlers({ form, saving, store, setBase }),
    saveAsNew: () => submitTo(form, (wanted) => store(null, wanted)),
    discard: () => {
      saving.clear();
      if (base.target === null) options.onDiscardNew();
      else form.reset(base.draft);
    },
  };
}

/** Saves a form without a fault, or one of which only the server can tell. */
function submitTo(
  form: UseFormReturn<ProviderDraft>,
  save: (wanted: ProviderDraft) => Promise<void>,
  event?: FormEvent,
): void {
  const judgeThere = async () => {
    const wanted = form.getValues();
    if (await isForServer(wanted)) await save(wanted);
  };
  void form.handleSubmit(save, judgeThere)(event);
}

function setField(form: UseFormReturn<ProviderDraft>, fix: DraftFix): void {
  const fixed = withFix(form.getValues(), fix);
  for (const field of [fix.field, ...(fix.clears === undefined ? [] : [fix.clears])]) {
    form.setValue(field, draftValue(fixed, field), { shouldDirty: true, shouldValidate: true });
  }
}
