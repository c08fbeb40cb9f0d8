import { describe, expect, it } from 'vitest';
import type { PolicyDraft } from '@/lib/core/policies/policy';
import type { Specification } from '@/lib/core/policies/specification';
import { nextDraft } from './use-policy-draft';

const DENY: Specification = { rules: [], default: { effect: 'Deny' } };
const ALLOW: Specification = { rules: [], default: { effect: 'Allow' } };
const DRAFT: PolicyDraft = { name: 'orders', specification: DENY, permissions: [], tests: [] };
const HELD = { draft: DRAFT, json: null };

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
    const held = { draft: DRAFT, json };
    expect(nextDraft(held, { type: 'part', part: { permissions: [] } }).json).toBe(json);
    expect(nextDraft(held, { type: 'part', part: { name: 'x', tests: [] } }).json).toBe(json);
    expect(nextDraft(held, { type: 'part', part: { specification: ALLOW } }).json).toBeNull();
    expect(nextDraft(held, { type: 'reset', draft: DRAFT }).json).toBeNull();
  });
});
