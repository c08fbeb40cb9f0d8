import { describe, expect, it } from 'vitest';
import type { FoundProvider } from '@/lib/core/found-entry';
import type { Command } from './command';
import { answeringGroups, askedOf, firstChoices, openingGroups } from './palette-groups';

const command = (label: string): Command => ({
  id: label,
  label,
  icon: null,
  act: { kind: 'page', href: `/acme/${label}` },
});
const provider = (id: string, name: string): FoundProvider => ({
  kind: 'provider',
  id,
  name,
  type: 'auth0',
  environment: 'production',
  enabled: true,
});

const FIXED = {
  pages: [command('Integration'), command('Policies')],
  actions: [command('New policy'), command('Sign out')],
  workspaces: [],
};
const STAFF = provider('prv_1', 'Staff');

function groupsFor(query: string, answered: string | null, mayTest = true) {
  const entries = { providers: [STAFF], policies: [], keys: [], named: [] };
  const found = { query: answered, entries, loading: false, failure: null };
  const groups = answeringGroups({ query, fixed: FIXED, found, docs: [], slug: 'acme', mayTest });
  return groups.map(({ name, commands }) => `${name}: ${commands.map(({ label }) => label)}`);
}

describe('answeringGroups', () => {
  it('has the group with the best answer first', () => {
    expect(groupsFor('pol', 'x')).toEqual(['Pages: Policies', 'Actions: New policy']);
    expect(groupsFor('new pol', 'x')).toEqual(['Actions: New policy']);
  });

  it('shows what the console found by other words, but only for exactly this query', () => {
    expect(groupsFor('login.example', 'login.example', false)).toEqual(['Providers: Staff']);
    expect(groupsFor('login.exampl', 'login.example', false)).toEqual([]);
    expect(groupsFor('sta', 'login.example', false)).toEqual(['Providers: Staff']);
  });

  it('offers the test of a provider to whoever may', () => {
    expect(askedOf('test connection of staff')).toBe('staff');
    expect(askedOf('Test')).toBe('');
    expect(askedOf('tester')).toBe('tester');
    expect(groupsFor('test staff', 'staff')).toContain('Tests: Test Connection of Staff');
    expect(groupsFor('test', '')).toEqual(['Tests: Test Connection of Staff']);
    expect(groupsFor('test', '', false)).toEqual([]);
  });
});

describe('firstChoices', () => {
  it('has no line of the docs before the console has answered', () => {
    const docs = { name: 'Docs', commands: [command('Documents')] };
    const policies = { name: 'Policies', commands: [command('documents')] };
    const first = (groups: Parameters<typeof firstChoices>[0], loading: boolean) =>
      firstChoices(groups, loading)[0]?.label;
    expect(first([docs], true)).toBeUndefined();
    expect(first([docs, policies], true)).toBeUndefined();
    expect(first([docs], false)).toBe('Documents');
    expect(first([policies, docs], true)).toBe('documents');
  });
});

describe('openingGroups', () => {
  const places = ['a', 'b', 'c'].map((letter) => `/acme/policies/pol_${letter.repeat(24)}`);
  const entryOf = (id: string) =>
    id.includes('b') ? undefined : { kind: 'policy' as const, id, name: `Policy ${id[4]}` };

  it('has recent places whose names are known, without the page itself', () => {
    const [recent, ...others] = openingGroups(FIXED, places, places[0] ?? '', entryOf, 'acme');
    expect(recent?.commands.map(({ label }) => label)).toEqual(['Policy c']);
    expect(others.map(({ name }) => name)).toEqual(['Pages', 'Actions']);
    expect(openingGroups(FIXED, [], null, entryOf, 'acme')[0]?.name).toBe('Pages');
  });
});
