// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTION_NAMES } from '@/lib/core/policies/function-names';
import { readSpecification } from '@/lib/core/policies/read-specification';
import type { Condition, ConditionNode, Specification } from '@/lib/core/policies/specification';
import { blankCondition } from './condition-edits';
import { FUNCTION_NOTES } from './function-notes';
import { RulesEditor } from './rules-editor';

const RULE = { rule_id: 'one', effect: 'Allow' } as const;

function withConditions(conditions: readonly ConditionNode[]): Specification {
  return { rules: [{ ...RULE, conditions }], default: { effect: 'Deny' } };
}

// biome-ignore lint/style/useComponentExportOnlyModules: a test's own form is for this file only.
function Harness() {
  const [specification, setSpecification] = useState(withConditions([blankCondition()]));
  return (
    <>
      <RulesEditor
        specification={specification}
        onChange={setSpecification}
        problems={[]}
        findings={[]}
        onFix={() => undefined}
        previous={null}
        attributes={{ mapped: [], context: [] }}
      />
      <output>{JSON.stringify(specification)}</output>
    </>
  );
}

function held(): unknown {
  return JSON.parse(document.querySelector('output')?.textContent ?? 'null');
}

/** Without the pauses and the looks at styles that only slow a test of many presses. */
function quickUser(): UserEvent {
  return userEvent.setup({ delay: null, pointerEventsCheck: 0 });
}

/** What an operator does to make a condition of a blank one. */
async function enter(user: UserEvent, row: HTMLElement, wanted: Condition): Promise<void> {
  const field = (label: string) => within(row).getByLabelText<HTMLInputElement>(label);
  await write(user, field('Attribute'), wanted.attribute);
  await user.click(within(row).getByLabelText(/^Comparison/));
  await user.click(await screen.findByText(FUNCTION_NOTES[wanted.function]));
  if (wanted.valueFrom !== undefined) {
    await choose(user, row, 'Compare with another attribute');
    await write(user, field('Other attribute'), wanted.valueFrom);
  }
  await enterValues(user, row, wanted);
  if (wanted.ignoreCase === true) await choose(user, row, 'Ignore letter case');
  if (wanted.timeZone !== undefined) await write(user, field('Time zone'), wanted.timeZone);
}

async function enterValues(user: UserEvent, row: HTMLElement, wanted: Condition): Promise<void> {
  if (wanted.value !== undefined) return enterOne(user, row, 'Value', wanted.value);
  if (wanted.values === undefined) return;
  const [from, to] = wanted.values;
  if (wanted.function.endsWith('_between') && from !== undefined && to !== undefined) {
    await enterOne(user, row, 'From', from);
    return enterOne(user, row, 'To', to);
  }
  for (const value of wanted.values) {
    await write(user, within(row).getByLabelText('Values'), String(value));
    await user.keyboard('{Enter}');
  }
  if (typeof wanted.values[0] === 'number') {
    await user.selectOptions(within(row).getByLabelText('Values, as'), 'number');
  }
}

async function enterOne(
  user: UserEvent,
  row: HTMLElement,
  label: string,
  value: string | number | boolean,
): Promise<void> {
  const control = () => within(row).getByLabelText<HTMLInputElement>(label);
  const kind = within(row).queryByLabelText(`${label}, written as`);
  if (kind !== null) {
    await user.selectOptions(kind, timeKind(String(value)));
    fireEvent.change(control(), { target: { value: String(value) } });
  } else if (control().tagName === 'SELECT') {
    await user.selectOptions(control(), String(value));
  } else {
    await write(user, control(), String(value));
    const as = within(row).queryByLabelText(`${label}, as`);
    if (as !== null && typeof value !== 'string') await user.selectOptions(as, typeof value);
  }
}

function timeKind(value: string): string {
  if (/^\d\d:\d\d$/.test(value)) return 'of_day';
  if (/Z$/.test(value)) return 'exact';
  return value.includes('T') ? 'date_time' : 'date';
}

async function choose(user: UserEvent, row: HTMLElement, item: string): Promise<void> {
  const [menu] = within(row).getAllByLabelText(/^More for/);
  if (menu) await user.click(menu);
  await user.click(await screen.findByText(item));
}

/** Pastes, which types a whole text at once. */
async function write(user: UserEvent, control: HTMLElement, text: string): Promise<void> {
  await user.click(control);
  await user.paste(text);
}

const CONDITIONS: readonly Condition[] = [
  { function: 'string_equal', attribute: 'ext_role', value: 'admin' },
  { function: 'string_not_equal', attribute: 'ext_role', value: '5', ignoreCase: true },
  { function: 'string_one_of', attribute: 'ext_plan', values: ['premium', 'enterprise'] },
  { function: 'string_not_one_of', attribute: 'ext_plan', values: ['true', '7'] },
  { function: 'string_contains', attribute: 'ext_name', value: 'a b' },
  { function: 'string_starts_with', attribute: 'resource', value: 'orders/' },
  { function: 'string_ends_with', attribute: 'ext_email', value: '@acme.com', ignoreCase: true },
  { function: 'string_like', attribute: 'action', value: 're?d*' },
  { function: 'number_equal', attribute: 'ext_level', value: 1.05 },
  { function: 'number_less_than', attribute: 'context.amount', value: 1000 },
  { function: 'number_less_than_or_equal', attribute: 'context.amount', value: -0.5 },
  { function: 'number_greater_than', attribute: 'context.amount', valueFrom: 'ext_limit' },
  { function: 'number_greater_than_or_equal', attribute: 'context.amount', value: 0 },
  { function: 'number_between', attribute: 'context.amount', values: [1, 99.5] },
  { function: 'boolean_equal', attribute: 'ext_verified', value: false },
  { function: 'list_contains', attribute: 'permissions', value: 'orders:approve' },
  { function: 'list_contains', attribute: 'ext_levels', value: 5 },
  { function: 'list_contains', attribute: 'ext_flags', value: true },
  { function: 'list_contains_any', attribute: 'permissions', values: ['a', 'b'] },
  { function: 'list_contains_all', attribute: 'ext_levels', values: [1, 2] },
  { function: 'list_is_empty', attribute: 'ext_roles' },
  { function: 'exists', attribute: 'ext_org_id' },
  { function: 'not_exists', attribute: 'ext_org_id' },
  { function: 'time_before', attribute: 'now', value: '2027-01-31T09:00:00Z' },
  { function: 'time_after', attribute: 'now', value: '2027-01-31' },
  {
    function: 'time_between',
    attribute: 'now',
    values: ['08:00', '18:00'],
    timeZone: 'Europe/Berlin',
  },
  { function: 'ip_in_cidr', attribute: 'context.ip', values: ['10.0.0.0/8', '2001:db8::/32'] },
];

beforeAll(async () => {
  await import('@/components/ui/menu-parts');
});
afterEach(cleanup);

describe('every condition can be entered as a sentence', () => {
  it('has a case for each function', () => {
    expect(new Set(CONDITIONS.map((each) => each.function))).toEqual(new Set(FUNCTION_NAMES));
  });

  it.each(CONDITIONS)('$function of $attribute', async (wanted) => {
    render(<Harness />);
    const user = quickUser();
    await enter(user, screen.getByRole('group', { name: 'Condition 1' }), wanted);
    await user.tab();
    expect(held()).toEqual(withConditions([wanted]));
    expect(readSpecification(held())).toMatchObject({ ok: true });
  });
});

describe('every group can be entered as a sentence', () => {
  const role: Condition = { function: 'string_equal', attribute: 'ext_role', value: 'admin' };
  const plan: Condition = { function: 'exists', attribute: 'ext_plan' };

  it('wraps, adds within, nests and takes apart again', async () => {
    render(<Harness />);
    const user = quickUser();
    const group = (name: string, inside = document.body) => within(inside).getByLabelText(name);
    await enter(user, group('Condition 1'), role);
    await choose(user, group('Condition 1'), 'Wrap in “any of”');
    await user.click(within(group('Group 1')).getByText('Condition'));
    await enter(user, group('Condition 2', group('Group 1')), plan);
    expect(held()).toEqual(withConditions([{ any_of: [role, plan] }]));
    await choose(user, group('Condition 2', group('Group 1')), 'Wrap in “not”');
    expect(held()).toEqual(withConditions([{ any_of: [role, { not: plan }] }]));
    await user.selectOptions(screen.getByLabelText('Group 1 holds by'), 'all_of');
    expect(held()).toEqual(withConditions([{ all_of: [role, { not: plan }] }]));
    await choose(user, group('Group 1'), 'Take the group apart');
    expect(held()).toEqual(withConditions([role, { not: plan }]));
  });
});
