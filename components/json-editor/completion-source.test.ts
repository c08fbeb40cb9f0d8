// @vitest-environment happy-dom
import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { describe, expect, it } from 'vitest';
import { specificationCompletion } from '../policies/rules/specification-completion';
import { completionSource } from './completion-source';

const source = completionSource(
  specificationCompletion({
    mapped: [{ name: 'ext_roles', kind: 'list' }],
    context: [{ name: 'context.amount', kind: 'number' }],
  }),
);

/** What is offered where `|` stands. */
async function offered(marked: string, explicit = true): Promise<readonly string[] | null> {
  const pos = marked.indexOf('|');
  const state = EditorState.create({ doc: marked.replace('|', '') });
  const result = await source(new CompletionContext(state, pos, explicit));
  return result === null ? null : result.options.map(({ label }) => label);
}

/** The text once the suggestion was taken; `|` is the caret before and after. */
async function taken(marked: string, label: string): Promise<string> {
  const pos = marked.indexOf('|');
  const state = EditorState.create({ doc: marked.replace('|', '') });
  const view = new EditorView({ state });
  const result = await source(new CompletionContext(state, pos, true));
  const option = result?.options.find((each) => each.label === label);
  if (!result || typeof option?.apply !== 'function') throw new Error('Not offered.');
  option.apply(view, option, result.from, pos);
  const { head } = view.state.selection.main;
  const text = view.state.doc.toString();
  return `${text.slice(0, head)}|${text.slice(head)}`;
}

const within = (condition: string) => `{ "rules": [{ "conditions": [${condition}] }] }`;

describe('completionSource', () => {
  it('offers members by place, without those that are there', async () => {
    expect(await offered('{ "|" }')).toEqual(['rules', 'default']);
    expect(await offered('{ "rules": [], | }')).toEqual(['default']);
    expect(await offered('{ "rules": [{ "effect": "Deny", "|" }] }')).toEqual([
      'rule_id',
      'conditions',
    ]);
    expect(await offered('{ "name": "x", "specification": { "|" } }')).toContain('rules');
  });

  it('offers the members that a function reads, and groups where nothing is yet', async () => {
    expect(await offered(within('{ "function": "string_one_of", "|" }'))).toEqual([
      'attribute',
      'values',
      'valueFrom',
      'ignoreCase',
    ]);
    expect(await offered(within('{ "function": "exists", "|" }'))).toEqual(['attribute']);
    expect(await offered(within('{ "|" }'))).toContain('any_of');
    expect(await offered(within('{ "any_of": [{ "not": { "|" } }] }'))).toContain('function');
  });

  it('offers values: effects, functions with what fits first, attributes', async () => {
    expect(await offered('{ "default": { "effect": "|" } }')).toEqual(['Allow', 'Deny']);
    const functions = await offered(within('{ "attribute": "ext_roles", "function": "|" }'));
    expect(functions?.[0]).toBe('list_contains');
    expect(functions).toHaveLength(25);
    expect(await offered(within('{ "attribute": "ext|" }'))).toContain('context.amount');
    expect(await offered(within('{ "valueFrom": | }'))).toContain('now');
  });

  it('offers nothing where anything may stand, nor unasked outside of texts', async () => {
    expect(await offered(within('{ "value": "|" }'))).toEqual([]);
    expect(await offered('{ | }', false)).toBeNull();
  });

  it.each([
    ['{ "de|" }', 'default', '{ "default": { "effect": "Deny" }| }'],
    ['{ | }', 'rules', '{ "rules": [|] }'],
    ['{ "default": { "|": "Deny" } }', 'effect', '{ "default": { "effect"|: "Deny" } }'],
    ['{ "default": { "effect": "|Deny" } }', 'Allow', '{ "default": { "effect": "Allow"| } }'],
    ['{ "default": { "effect": | } }', 'Deny', '{ "default": { "effect": "Deny"| } }'],
  ])('takes a suggestion: %s', async (before, label, after) => {
    expect(await taken(before, label)).toBe(after);
  });
});
