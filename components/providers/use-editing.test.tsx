// @vitest-environment happy-dom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { NO_HINTS } from '@/lib/core/providers/hints';
import { draftFrom } from '@/lib/core/providers/registry';
import { IDLE } from './connection-test-state';
import { useEditing } from './use-editing';

afterEach(cleanup);

const LOCAL = 'http://sso.corp.example:9000';
const message = 'The server still refuses this origin.';

function edit(given: Partial<ProviderDraft>) {
  const hints = { ...NO_HINTS, issuer: LOCAL, audiences: ['web'] };
  const draft = { ...draftFrom('custom_oidc', hints), name: 'Corp', ...given };
  const onSave = vi.fn().mockResolvedValue({
    ok: false,
    failure: { code: 'INVALID_INPUT', message, fields: { 'inputs.issuer': [message] } },
  });
  const { result } = renderHook(() => {
    const editing = useEditing({
      target: null,
      saved: draft,
      initial: draft,
      connection: IDLE,
      allowedPrivateOrigins: [],
      onSave,
      onTest: vi.fn(),
      onCancelTest: vi.fn(),
      onTested: () => undefined,
      onSaved: () => undefined,
      onType: () => undefined,
      onDiscardNew: () => undefined,
    });
    return { editing, problem: editing.form.formState.errors.inputs?.issuer?.message };
  });
  return { result, onSave };
}

it('lets the server judge an origin that may have been allowed after the page came', async () => {
  const { result, onSave } = edit({});
  await act(async () => result.current.editing.submit());
  await waitFor(() => expect(onSave).toHaveBeenCalledTimes(1));
  expect(onSave.mock.calls[0]?.[1]).toMatchObject({ inputs: { issuer: LOCAL } });
  await waitFor(() => expect(result.current.problem).toBe(message));
});

it('sends nothing where something else is wrong as well', async () => {
  const { result, onSave } = edit({ name: '' });
  await act(async () => result.current.editing.submit());
  await waitFor(() => expect(result.current.problem).toMatch(/^http is refused/));
  expect(onSave).not.toHaveBeenCalled();
});
