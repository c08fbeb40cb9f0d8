// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ANNOUNCER_ID } from '@/components/ui/announce';
import { connectToasts, type ToastMessage } from '@/components/ui/toast';
import type { Condition, Rule, Specification } from '@/lib/core/policies/specification';
import { RulesEditor } from './rules-editor';
import type { RulesEditorProps } from './rules-editor-props';

const drawn = vi.hoisted(() => new Set<string>());

// Every rule has one of these.
vi.mock(import('./effect-pick'), async (original) => {
  const { EffectPick } = await original();
  return {
    EffectPick: (props) => {
      drawn.add(props.label);
      return <EffectPick {...props} />;
    },
  };
});

const SMALL: Condition = {
  function: 'number_less_than',
  attribute: 'context.amount',
  value: 500,
};

function rule(rule_id: string, effect: Rule['effect'], ...conditions: Rule['conditions']): Rule {
  return { rule_id, effect, conditions };
}

const THREE: Specification = {
  rules: [
    rule('deny-1', 'Deny', { function: 'exists', attribute: 'ext_ban' }),
    rule(
      'allow-1',
      'Allow',
      { function: 'list_contains', attribute: 'ext_roles', value: 'a' },
      SMALL,
    ),
    rule('allow-2', 'Allow', { function: 'exists', attribute: 'ext_plan' }),
  ],
  default: { effect: 'Deny' },
};

const ATTRIBUTES: RulesEditorProps['attributes'] = {
  mapped: [{ name: 'ext_roles', kind: 'list' }, { name: 'ext_plan' }],
  context: [{ name: 'context.amount', kind: 'number' }],
};

type HarnessProps = Partial<Omit<RulesEditorProps, 'onChange'>>;

// biome-ignore lint/style/useComponentExportOnlyModules: a test's own form is for this file only.
function Harness({ specification: initial = THREE, ...rest }: HarnessProps) {
  const [specification, setSpecification] = useState(initial);
  return (
    <>
      <div id={ANNOUNCER_ID} />
      <RulesEditor
        problems={[]}
        findings={[]}
        onFix={() => undefined}
        previous={null}
        attributes={ATTRIBUTES}
        {...rest}
        specification={specification}
        onChange={setSpecification}
      />
      <output>{JSON.stringify(specification)}</output>
    </>
  );
}

function held(): Specification {
  return JSON.parse(document.querySelector('output')?.textContent ?? 'null');
}

const ids = () => held().rules.map((each) => each.rule_id);
const said = () => document.getElementById(ANNOUNCER_ID)?.textContent;
const ruleNamed = (name: string) => screen.getByRole('listitem', { name: `Rule ${name}` });
const focused = () => document.activeElement?.getAttribute('aria-label');

function start(props: HarnessProps = {}) {
  render(<Harness {...props} />);
  return userEvent.setup({ delay: null, pointerEventsCheck: 0 });
}

beforeAll(async () => {
  await import('@/components/ui/menu-parts');
});
afterEach(cleanup);

describe('RulesEditor by keyboard', () => {
  it('moves a rule by Alt and arrows; the focus goes along and it is said', async () => {
    const user = start();
    within(ruleNamed('allow-2')).getByLabelText('Name of the rule').focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(ids()).toEqual(['deny-1', 'allow-2', 'allow-1']);
    expect(said()).toBe('Rule allow-2 moved up, 2 of 3');
    expect(document.activeElement).toHaveProperty('value', 'allow-2');
    await user.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
    expect(ids()).toEqual(['allow-2', 'deny-1', 'allow-1']);
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(said()).toContain('Rule allow-2 moved down, 2 of 3');
  });

  it('moves a condition within its rule when the focus is in it', async () => {
    const user = start();
    within(ruleNamed('allow-1')).getByLabelText('Value', { selector: '[inputmode]' }).focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(held().rules[1]?.conditions[0]).toEqual(SMALL);
    expect(ids()).toEqual(['deny-1', 'allow-1', 'allow-2']);
    expect(said()).toBe('Condition 2 moved up, 1 of 2');
    expect(document.activeElement).toHaveProperty('value', 'context.amount');
  });

  it('deletes by the menu and gives the focus to the rule that takes the place', async () => {
    const user = start();
    screen.getByLabelText('More for rule allow-1').focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('menu');
    await user.keyboard('{End}');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Delete rule'));
    await user.keyboard('{Enter}');
    expect(ids()).toEqual(['deny-1', 'allow-2']);
    expect(said()).toBe('Rule allow-1 deleted');
    await waitFor(() => expect(ruleNamed('allow-2').contains(document.activeElement)).toBe(true));
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    expect(ruleNamed('allow-2').contains(document.activeElement)).toBe(true);
  });

  it('adds a rule whose attribute has the focus and whose name is free', async () => {
    const user = start();
    screen.getByRole('button', { name: 'Rule' }).focus();
    await user.keyboard('{Enter}');
    expect(ids()).toEqual(['deny-1', 'allow-1', 'allow-2', 'allow-3']);
    expect(focused()).toBe('Attribute');
    expect(ruleNamed('allow-3').contains(document.activeElement)).toBe(true);
    expect(said()).toBe('Rule allow-3 added, 4 of 4');
  });

  it('duplicates a rule under a name of its own', async () => {
    const user = start();
    await user.click(screen.getByLabelText('More for rule deny-1'));
    await user.click(await screen.findByText('Duplicate'));
    expect(ids()).toEqual(['deny-1', 'deny-1-copy-1', 'allow-1', 'allow-2']);
    expect(said()).toBe('Rule deny-1 duplicated as deny-1-copy-1');
  });

  it('chooses an attribute from the suggestions, and leaves any other text as it is typed', async () => {
    const user = start();
    const field = within(ruleNamed('deny-1')).getByLabelText('Attribute');
    field.focus();
    await user.clear(field);
    await user.keyboard('AMOUNT{ArrowDown}{Enter}');
    expect(held().rules[0]?.conditions[0]).toMatchObject({ attribute: 'context.amount' });
    expect(screen.queryByRole('listbox')).toBeNull();
    await user.keyboard('.net');
    expect(held().rules[0]?.conditions[0]).toMatchObject({ attribute: 'context.amount.net' });
  });

  it('gives a group that loses its last condition up', async () => {
    const user = start({
      specification: {
        ...THREE,
        rules: [rule('one', 'Deny', { not: SMALL }, SMALL)],
      },
    });
    const inner = within(screen.getByRole('group', { name: 'Group 1' }));
    await user.click(inner.getByLabelText('More for condition 1'));
    await user.click(await screen.findByText('Delete'));
    expect(held().rules[0]?.conditions).toEqual([SMALL]);
    expect(said()).toBe('Group 1 deleted');
  });
});

describe('RulesEditor tells', () => {
  it('what is wrong at the control that it is about', () => {
    const message = 'This must be a number.';
    start({ problems: [{ at: '/rules/1/conditions/1/value', message }] });
    const invalid = document.querySelectorAll('[aria-invalid="true"]');
    expect(invalid).toHaveLength(1);
    expect(invalid[0]).toHaveProperty('value', '500');
    const described = invalid[0]?.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toBe(message);
  });

  it.each([
    ['', 'foot'],
    ['/rules', 'foot'],
    ['/default/effect', 'foot'],
    ['/rules/0', 'rule'],
    ['/rules/0/rule_id', 'rule'],
    ['/rules/0/conditions', 'rule'],
    ['/rules/0/conditions/0', 'condition'],
    ['/rules/0/conditions/0/not', 'inner'],
    ['/rules/0/conditions/0/not/values/3', 'inner'],
  ])('every problem once, that at "%s" too', (at) => {
    start({
      specification: { ...THREE, rules: [rule('one', 'Deny', { not: SMALL })] },
      problems: [{ at, message: 'This is wrong.' }],
    });
    expect(screen.getAllByText('This is wrong.')).toHaveLength(1);
  });

  it('nothing of a condition that was just added until it is left', async () => {
    const problems = [{ at: '/rules/3/conditions/0/attribute', message: 'Name an attribute.' }];
    const user = start({ problems });
    await user.click(screen.getByRole('button', { name: 'Rule' }));
    expect(screen.queryByText('Name an attribute.')).toBeNull();
    screen.getByLabelText('Effect if no rule matches').focus();
    expect(await screen.findByText('Name an attribute.')).toBeDefined();
  });

  it('what a changed control was', () => {
    start({
      previous: {
        ...THREE,
        rules: THREE.rules.with(1, rule('allow-1', 'Deny', { ...SMALL, value: 1000 })),
      },
    });
    const changed = within(ruleNamed('allow-1'));
    expect(changed.getByText('was 1000')).toBeDefined();
    expect(changed.getByText('was Deny')).toBeDefined();
    expect(changed.getByText('new')).toBeDefined();
    expect(within(ruleNamed('allow-2')).queryByText(/^was|^new/)).toBeNull();
  });

  it('what lint found below its condition, and passes its fix on', async () => {
    const onFix = vi.fn();
    const fix = {
      label: 'Use ext_role',
      draft: { name: '', specification: THREE, permissions: [], tests: [] },
    };
    const at = '/specification/rules/2/conditions/0';
    const finding = {
      code: 'UNMAPPED_ATTRIBUTE',
      severity: 'warning',
      at,
      sentence: 'Odd.',
      fix,
    } as const;
    const user = start({
      findings: [finding, { ...finding, at: '/permissions', sentence: 'Else.' }],
      onFix,
    });
    expect(screen.queryByText('Else.')).toBeNull();
    expect(within(ruleNamed('allow-2')).getByText('Odd.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Use ext_role' }));
    expect(onFix).toHaveBeenCalledExactlyOnceWith(fix);
  });

  it('functions that fit the attribute first', async () => {
    const user = start();
    const [, amount] = within(ruleNamed('allow-1')).getAllByLabelText(/^Comparison/);
    if (amount) await user.click(amount);
    const items = await screen.findAllByRole('menuitem');
    expect(items[0]?.textContent).toContain('equals');
    expect(items).toHaveLength(25);
  });

  it('plain sentences to those who only read', () => {
    start({ readOnly: true });
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(document.body.textContent).toContain('and context.amount is less than 500');
  });
});

describe('RulesEditor with many rules', () => {
  it('draws only the rule again in which something is typed', () => {
    start();
    drawn.clear();
    const value = within(ruleNamed('allow-1')).getByLabelText('Value', {
      selector: '[data-at$="1/value"]',
    });
    fireEvent.change(value, { target: { value: '501' } });
    expect(held().rules[1]?.conditions[1]).toMatchObject({ value: 501 });
    expect([...drawn]).toEqual(['Effect of rule allow-1', 'Effect if no rule matches']);
  });

  it('brings a deleted rule back to its place, beside one that has its name since', async () => {
    const user = start();
    await user.click(screen.getByLabelText('More for rule allow-1'));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete rule' }));
    const told = vi.fn<(message: ToastMessage) => void>();
    const stop = connectToasts(told);
    await user.click(screen.getByRole('button', { name: 'Rule' }));
    // What earlier tests told, and nobody drew, comes before it.
    act(() => told.mock.calls.at(-1)?.[0].action?.onSelect());
    stop();
    expect(ids()).toEqual(['deny-1', 'allow-1-copy-1', 'allow-2', 'allow-1']);
  }, 30_000);
});
