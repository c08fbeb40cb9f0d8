// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ClaimMappings } from '@/lib/core/claims/claim-mapping';
import { useMappingEditing } from './use-mapping-editing';

const ROLE = { jwtPath: 'role', attribute: 'role', required: false };
const PLAN = { jwtPath: 'plan', attribute: 'plan', required: true };

function stored(more: Partial<ClaimMappings> = {}): ClaimMappings {
  return {
    providerId: 'prv_app',
    version: 1,
    rows: [ROLE],
    updatedAt: '2026-11-20T00:00:00.000Z',
    updatedBy: 'mara@acme.example',
    ...more,
  };
}

const onSave = vi.fn();
const edit = (saved: ClaimMappings) =>
  renderHook(() => useMappingEditing({ saved, onSave, onSaved: () => undefined })).result;

afterEach(() => {
  cleanup();
  onSave.mockReset();
});

describe('stored mappings that cannot be read', () => {
  const TEXT = '{\n  "what": "is this"\n}';
  const SAVED = stored({ rows: [], unreadable: true, storedText: TEXT });

  it('stand in the JSON view as they are stored, unchanged and not to be saved', () => {
    const editing = edit(SAVED);
    expect(editing.current).toMatchObject({ tab: 'json', text: TEXT, dirty: false });
    act(() => editing.current.submit());
    expect(onSave).not.toHaveBeenCalled();
    expect(editing.current.text).toBe(TEXT);
  });

  it('are replaced only by what somebody wrote, and come back when that is discarded', async () => {
    onSave.mockResolvedValue({ ok: true, value: stored({ version: 2 }) });
    const editing = edit(SAVED);
    act(() => editing.current.step({ type: 'typed', text: '[' }));
    expect(editing.current.dirty).toBe(true);
    act(() => editing.current.discard());
    expect(editing.current).toMatchObject({ text: TEXT, dirty: false });
    act(() => editing.current.step({ type: 'typed', text: JSON.stringify([ROLE]) }));
    await act(async () => editing.current.submit());
    expect(onSave.mock.calls).toEqual([[1, [ROLE]]]);
    expect(editing.current.dirty).toBe(false);
  });

  it('can be given up for no rows at all', async () => {
    onSave.mockResolvedValue({ ok: true, value: stored({ version: 2, rows: [] }) });
    const editing = edit(SAVED);
    act(() => editing.current.step({ type: 'mend' }));
    expect(editing.current.dirty).toBe(true);
    await act(async () => editing.current.submit());
    expect(onSave.mock.calls).toEqual([[1, []]]);
  });
});

describe('a conflict', () => {
  it('is not settled over JSON that cannot be read, which stays as it was typed', async () => {
    const current = stored({ version: 2, rows: [PLAN] });
    const conflict = { kind: 'claims_version', current, changedBy: 'b', changedAt: '2026-11-21' };
    onSave.mockResolvedValueOnce({
      ok: false,
      failure: { code: 'CONFLICT', message: '', conflict },
    });
    const editing = edit(stored());
    act(() => editing.current.step({ type: 'add', rows: [PLAN] }));
    await act(async () => editing.current.submit());
    expect(editing.current.saving.conflict).not.toBeNull();
    act(() => editing.current.step({ type: 'typed', text: '[{"jwtPath": ' }));
    await act(async () => editing.current.saveMerged([ROLE, PLAN]));
    expect(onSave).toHaveBeenCalledTimes(1);
    expect(editing.current).toMatchObject({ text: '[{"jwtPath": ', tab: 'json' });
  });
});
