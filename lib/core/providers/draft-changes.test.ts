import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDraft, emptyDraft, emptyInputs, type ProviderDraft } from './draft';
import { DRAFT_FIELDS, defaultMerge, draftChanges, mergeDrafts } from './draft-changes';

const base: ProviderDraft = {
  ...emptyDraft('custom_oidc'),
  name: 'Staff',
  inputs: { ...emptyInputs(), issuer: 'https://sso.example.com', clientIds: ['web'] },
};

const drafts = fc
  .record({
    name: fc.constantFrom('Staff', 'People'),
    issuer: fc.constantFrom('https://sso.example.com', 'https://sso.example.com/'),
    clientIds: fc.subarray(['web', 'mobile', 'tv']),
    clockToleranceSeconds: fc.constantFrom(5, 60),
    tokenKind: fc.constantFrom('any' as const, 'id' as const),
  })
  .map(
    ({ issuer, clientIds, ...rest }): ProviderDraft => ({
      ...base,
      ...rest,
      inputs: { ...emptyInputs(), issuer, clientIds },
    }),
  );

describe('draftChanges', () => {
  it('covers every member of a draft', () => {
    const members = Object.keys(base).flatMap((name) =>
      name === 'inputs' ? Object.keys(base.inputs).map((input) => `inputs.${input}`) : [name],
    );
    expect([...DRAFT_FIELDS].sort()).toEqual([...members].sort());
  });

  it('names what changed with both values', () => {
    const after = { ...base, inputs: { ...base.inputs, clientIds: ['web', 'mobile'] } };
    expect(draftChanges(base, after)).toEqual([
      { field: 'inputs.clientIds', before: 'web', after: 'web, mobile' },
    ]);
  });
});

describe('mergeDrafts', () => {
  it('keeps my changes and takes those of theirs that I did not touch', () => {
    const mine = { ...base, name: 'Employees' };
    const theirs = { ...base, name: 'People', clockToleranceSeconds: 60 };
    const merged = mergeDrafts(mine, theirs, defaultMerge(base, mine, theirs));
    expect(merged).toEqual({ ...base, name: 'Employees', clockToleranceSeconds: 60 });
  });

  it('loses no change of mine and no change of theirs that I did not make too', () => {
    fc.assert(
      fc.property(drafts, drafts, (mine, theirs) => {
        const merged = mergeDrafts(mine, theirs, defaultMerge(base, mine, theirs));
        for (const { field, after } of draftChanges(base, mine)) {
          expect(draftChanges(base, merged)).toContainEqual(
            expect.objectContaining({ field, after }),
          );
        }
        const mineChanged = new Set(draftChanges(base, mine).map(({ field }) => field));
        for (const { field, after } of draftChanges(base, theirs)) {
          if (mineChanged.has(field)) continue;
          expect(draftChanges(base, merged)).toContainEqual(
            expect.objectContaining({ field, after }),
          );
        }
      }),
    );
  });

  it('gives theirs when theirs is chosen for every difference', () => {
    fc.assert(
      fc.property(drafts, drafts, (mine, theirs) => {
        const all = Object.fromEntries(
          draftChanges(mine, theirs).map(({ field }) => [field, 'theirs' as const]),
        );
        expect(canonicalDraft(mergeDrafts(mine, theirs, all))).toBe(canonicalDraft(theirs));
      }),
    );
  });
});
