// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ActionResult } from '@/lib/core/action-result';
import type { LintContext } from '@/lib/core/policies/lint-policy';
import type { Policy, PolicyDraft } from '@/lib/core/policies/policy';
import type { SavePolicy, SavePolicyInput } from './policy-actions';
import { PolicySaveBar } from './policy-save-bar';
import { PolicyTests } from './policy-tests';
import { ReplaceStored } from './replace-stored';
import {
  type PolicyEditing,
  type PolicyEditingOptions,
  usePolicyEditing,
} from './use-policy-editing';

const DRAFT: PolicyDraft = {
  name: 'orders',
  specification: { rules: [], default: { effect: 'Deny' } },
  permissions: [{ resource: 'orders', actions: ['read'], priority: 0, environment: null }],
  tests: [
    {
      name: 'Nobody',
      attributes: { ext_plan: 'free' },
      resource: 'orders',
      action: 'read',
      context: {},
      now: null,
      expected: 'Deny',
    },
  ],
};
const LINT: LintContext = { mappings: [], others: [], preview: null };

let editing: PolicyEditing;

// biome-ignore lint/style/useComponentExportOnlyModules: a test's own form is for this file only.
function Harness(options: Partial<PolicyEditingOptions> & Pick<PolicyEditingOptions, 'onSave'>) {
  const [open, setOpen] = useState<number | null>(0);
  editing = usePolicyEditing({
    target: { id: 'pol_1', version: 1 },
    saved: DRAFT,
    lint: LINT,
    unreadable: null,
    onSaved: () => undefined,
    onSettled: () => undefined,
    onHindered: (_, test) => setOpen(test),
    onDiscardNew: () => undefined,
    ...options,
  });
  return (
    <>
      <PolicyTests editing={editing} readOnly={false} open={open} onOpen={setOpen} />
      <PolicySaveBar editing={editing} />
      <ReplaceStored editing={editing} />
    </>
  );
}

function stored({ draft }: SavePolicyInput, version = 2): ActionResult<Policy> {
  const times = { createdAt: '2026-11-21T09:00:00Z', updatedAt: '2026-11-21T09:00:00Z' };
  const policy = { id: 'pol_1', workspaceId: 'wsp_1', version, draft, ...times, updatedBy: 'mara' };
  return { ok: true, value: policy };
}

async function start(options: Partial<PolicyEditingOptions> = {}) {
  const onSave = vi.fn<SavePolicy>(async (input) => stored(input));
  render(<Harness onSave={onSave} {...options} />);
  const attributes = await screen.findByLabelText<HTMLTextAreaElement>(/^Attributes/);
  await waitFor(() => expect(editing.judged).not.toBeNull());
  return { onSave, attributes };
}

const saveButton = () => screen.getByRole('button', { name: 'Save changes' });

const type = (field: Element, value: string) => fireEvent.change(field, { target: { value } });

// Fetched late by the page; here before the first test, for that may take its time.
beforeAll(async () => {
  await Promise.all([import('./policy-test-form'), import('./judge-draft')]);
}, 60_000);

afterEach(cleanup);

describe('a text of a test that cannot be read', () => {
  it('keeps the policy from being saved, and is kept itself', async () => {
    const { onSave, attributes } = await start();
    type(attributes, '{"ext_plan": "prec');
    expect(editing.dirty).toBe(true);
    expect(screen.queryByText('It passes')).toBeNull();
    expect(screen.getByText('not complete')).toBeTruthy();
    fireEvent.click(saveButton());
    expect(onSave).not.toHaveBeenCalled();
    expect(screen.getByText(/^A test holds JSON that cannot be read yet/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Edit Nobody' }));
    fireEvent.click(screen.getByRole('button', { name: 'Edit Nobody' }));
    expect(screen.getByLabelText<HTMLTextAreaElement>(/^Attributes/).value).toBe(
      '{"ext_plan": "prec',
    );
  });

  it('is saved once it can be read', async () => {
    const { onSave, attributes } = await start();
    type(attributes, '{"ext_plan":');
    type(attributes, '{"ext_plan":"free","ext_role":"a"}');
    fireEvent.click(saveButton());
    await waitFor(() => expect(onSave).toHaveBeenCalled());
    const [sent] = onSave.mock.calls[0] ?? [];
    expect(sent?.draft.tests[0]?.attributes).toEqual({ ext_plan: 'free', ext_role: 'a' });
  });

  it('is given up by a press, which brings back the test as it was', async () => {
    const { attributes } = await start();
    type(attributes, ',');
    fireEvent.click(screen.getByRole('button', { name: 'Take the test as it was' }));
    expect(JSON.parse(attributes.value)).toEqual({ ext_plan: 'free' });
    expect(editing.dirty).toBe(false);
  });

  it('as JSON of the whole test, keeps its view until it can be read', async () => {
    const { onSave } = await start();
    fireEvent.click(screen.getByRole('radio', { name: 'JSON' }));
    const field = screen.getByLabelText<HTMLTextAreaElement>(/^Test as JSON/);
    type(field, '{"name":"a","name":"b"}');
    expect(screen.getByText(/“name” is here twice: look at line 1/)).toBeTruthy();
    fireEvent.click(saveButton());
    expect(onSave).not.toHaveBeenCalled();
    expect(screen.getByRole('radio', { name: 'Form' })).toHaveProperty('disabled', true);
    expect(field.value).toBe('{"name":"a","name":"b"}');
  });
});

describe('what is typed while a save is under way', () => {
  it('stays, also where it cannot be read', async () => {
    let answer: () => void = () => undefined;
    const onSave: SavePolicy = (input) =>
      new Promise((done) => {
        answer = () => done(stored(input));
      });
    await start({ onSave });
    editing.change({ name: 'orders-2' });
    fireEvent.click(await screen.findByRole('button', { name: 'Save changes' }));
    const problems = [{ at: '', message: 'This is no JSON.' }];
    editing.typeJson('{"rules', { ok: false, problems });
    await waitFor(() => expect(editing.jsonIsBroken).toBe(true));
    answer();
    await waitFor(() => expect(editing.target?.version).toBe(2));
    expect(editing.json?.text).toBe('{"rules');
    expect(editing.dirty).toBe(true);
  });

  it('keeps a new policy on its page until that is saved too', async () => {
    let answer: () => void = () => undefined;
    const onSave: SavePolicy = (input) =>
      new Promise((done) => {
        answer = () => done(stored(input, input.target === null ? 1 : 2));
      });
    const onSettled = vi.fn();
    await start({ onSave, onSettled, target: null });
    fireEvent.click(screen.getByRole('button', { name: 'Save policy' }));
    act(() => editing.change({ name: 'orders-2' }));
    await act(async () => answer());
    await waitFor(() => expect(editing.target).toEqual({ id: 'pol_1', version: 1 }));
    expect(editing.draft.name).toBe('orders-2');
    expect(onSettled).not.toHaveBeenCalled();
    fireEvent.click(saveButton());
    await act(async () => answer());
    await waitFor(() => expect(onSettled).toHaveBeenCalledWith('pol_1'));
    expect(editing.isSettling).toBe(true);
  });
});

describe('what would be lost by leaving', () => {
  it('is a new policy that was pasted, and no template', async () => {
    await start({ target: null, begunByPaste: true });
    expect(editing.dirty).toBe(true);
    cleanup();
    await start({ target: null });
    expect(editing.dirty).toBe(false);
  });
});

describe('what is stored and cannot be read', () => {
  it('is replaced only once the operator agrees', async () => {
    const { onSave } = await start({ unreadable: 'rules' });
    expect(editing.savedIsUnreadable).toBe(true);
    fireEvent.click(saveButton());
    fireEvent.click(await screen.findByRole('button', { name: 'Keep what is stored' }));
    expect(onSave).not.toHaveBeenCalled();
    fireEvent.click(saveButton());
    fireEvent.click(await screen.findByRole('button', { name: 'Replace it' }));
    await waitFor(() => expect(editing.target).toEqual({ id: 'pol_1', version: 2 }));
    expect(onSave).toHaveBeenCalledTimes(1);
    expect(editing.savedIsUnreadable).toBe(false);
    // What was saved here can be read, so the next save asks nothing.
    act(() => editing.change({ name: 'orders-2' }));
    fireEvent.click(saveButton());
    await waitFor(() => expect(onSave).toHaveBeenCalledTimes(2));
  });

  it('stays when that is given up, until something is changed', async () => {
    const { onSave } = await start({ unreadable: 'tests' });
    fireEvent.click(screen.getByRole('button', { name: 'Discard' }));
    expect(screen.queryByRole('button', { name: 'Save changes' })).toBeNull();
    act(() => editing.change({ name: 'orders-2' }));
    expect(saveButton()).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Discard' }));
    expect(editing.draft.name).toBe('orders');
    expect(onSave).not.toHaveBeenCalled();
  });
});
