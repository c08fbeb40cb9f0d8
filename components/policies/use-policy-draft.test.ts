import { describe, expect, it } from 'vitest';
import type { PolicyDraft } from '@/lib/core/policies/policy';
import type { Specification } from '@/lib/core/policies/specification';
import { newTest } from './new-test';
import { nextDraft } from './use-policy-draft';

const DENY: Specification = { rules: [], default: { effect: 'Deny' } };
const ALLOW: Specification = { rules: [], default: { effect: 'Allow' } };
const DRAFT: PolicyDraft = { name: 'orders', specification: DENY, permissions: [], tests: [] };
const HELD = { draft: DRAFT, json: null, wrongTexts: {} };

describe('nextDraft', () => {
  it('takes a good text as the rules and keeps it as it was typed', () => {
    const read = { ok: true, name: null, specification: ALLOW } as const;
    const next = nextDraft(HELD, { type: 'typed', text: ' {…}', read });
    expect(next.draft).toEqual({ ...DRAFT, specification: ALLOW });
    expect(next.json).toEqual({ text: ' {…}', problems: [] });
  });

  it('takes the name of a whole document', () => {
    const read = { ok: true, name: 'admin_access', specification: ALLOW } as const;
    expect(nextDraft(HELD, { type: 'typed', text: '{}', read }).draft.name).toBe('admin_access');
  });

  it('keeps the last good rules beside a text that cannot be read', () => {
    const problems = [{ at: '', message: 'This is no JSON.' }];
    const next = nextDraft(HELD, { type: 'typed', text: '{', read: { ok: false, problems } });
    expect(next.draft).toBe(DRAFT);
    expect(next.json).toEqual({ text: '{', problems });
  });

  it('loses a broken text only to new rules, not to permissions, tests or a name', () => {
    const json = { text: '{', problems: [{ at: '', message: 'This is no JSON.' }] };
    const held = { draft: DRAFT, json, wrongTexts: {} };
    expect(nextDraft(held, { type: 'part', part: { permissions: [] } }).json).toBe(json);
    expect(nextDraft(held, { type: 'part', part: { name: 'x', tests: [] } }).json).toBe(json);
    expect(nextDraft(held, { type: 'part', part: { specification: ALLOW } }).json).toBeNull();
    expect(nextDraft(held, { type: 'reset', draft: DRAFT }).json).toBeNull();
  });

  it('loses a broken text to no rules that follow from others', () => {
    const json = { text: '{', problems: [{ at: '', message: 'This is no JSON.' }] };
    const held = { ...HELD, json };
    expect(nextDraft(held, { type: 'part', part: () => ({ specification: ALLOW }) })).toBe(held);
    const changed = nextDraft(HELD, { type: 'part', part: () => ({ specification: ALLOW }) });
    expect(changed.draft.specification).toBe(ALLOW);
  });

  it('keeps what cannot be read of tests by their place, also when one before it goes', () => {
    const test = newTest(DRAFT);
    const wrong = [{ member: 'context', text: '{"a', problem: 'This is no JSON' }] as const;
    const two = { ...HELD, draft: { ...DRAFT, tests: [test, test] } };
    const held = nextDraft(two, { type: 'wrong', place: 1, texts: wrong });
    expect(held.wrongTexts).toEqual({ 1: wrong });
    expect(nextDraft(held, { type: 'remove', place: 0 })).toMatchObject({
      draft: { tests: [test] },
      wrongTexts: { 0: wrong },
    });
    expect(nextDraft(held, { type: 'remove', place: 1 }).wrongTexts).toEqual({});
    expect(nextDraft(held, { type: 'wrong', place: 1, texts: [] }).wrongTexts).toEqual({});
  });
});
