import { BUILT_IN_ATTRIBUTES } from '@/lib/core/policies/attributes';
import { FUNCTION_NAMES } from '@/lib/core/policies/function-names';
import { FUNCTION_WORDS } from '@/lib/core/policies/function-words';
import { FUNCTIONS } from '@/lib/core/policies/functions';
import { EFFECTS } from '@/lib/core/policies/specification';
import type { JsonCompletion, JsonPlace, JsonSuggestion } from '../json-editor/json-completion';
import type { KnownAttributes } from './rules/known-attributes';

const DOCUMENT: readonly JsonSuggestion[] = [
  { text: 'rules', value: '[]' },
  { text: 'default', value: '{ "effect": "Deny" }' },
];
const RULE: readonly JsonSuggestion[] = [
  { text: 'rule_id', note: 'unique in this policy' },
  { text: 'effect', value: '"Allow"' },
  { text: 'conditions', value: '[]', note: 'all of them must hold' },
];
const COMPOSITES: readonly JsonSuggestion[] = [
  { text: 'all_of', value: '[]', note: 'each of several' },
  { text: 'any_of', value: '[]', note: 'one of several' },
  { text: 'not', value: '{}', note: 'unknown stays unknown' },
];
const OPTIONS = {
  ignoreCase: { text: 'ignoreCase', value: 'true', note: 'letter case does not matter' },
  timeZone: { text: 'timeZone', value: '"UTC"', note: 'such as Europe/Berlin' },
} as const;

/** What may be written where in a policy; `attributes` are offered besides those that are built in. */
export function policyCompletion(attributes: KnownAttributes): JsonCompletion {
  const known = [
    ...attributes.mapped.map(({ name, note }) => suggestion(name, note)),
    ...attributes.context.map(({ name, note }) => suggestion(name, note)),
    ...BUILT_IN_ATTRIBUTES.map((name) => suggestion(name)),
  ];
  return { members: membersAt, values: (place) => valuesAt(place, known) };
}

function suggestion(text: string, note?: string): JsonSuggestion {
  return note === undefined ? { text } : { text, note };
}

function membersAt({ path, siblings }: JsonPlace): readonly JsonSuggestion[] {
  const names = path.filter((step) => typeof step === 'string' && step !== 'specification');
  const [last] = names.slice(-1);
  if (last === undefined) return DOCUMENT;
  if (last === 'default') return [{ text: 'effect', value: '"Deny"' }];
  if (last === 'rules') return RULE;
  return conditionMembers(siblings);
}

/** Only what the function understands, once there is one. */
function conditionMembers(siblings: JsonPlace['siblings']): readonly JsonSuggestion[] {
  const name = FUNCTION_NAMES.find((known) => known === siblings.function);
  const first = [{ text: 'function' }, { text: 'attribute' }];
  if (name === undefined) return [...first, ...COMPOSITES];
  const { comparesWith, options } = FUNCTIONS[name];
  const value = comparesWith === 'value' || comparesWith === 'value_or_values';
  const values = comparesWith === 'values' || comparesWith === 'value_or_values';
  return [
    ...first,
    ...(value ? [{ text: 'value' }] : []),
    ...(values ? [{ text: 'values', value: '[]' }] : []),
    ...(comparesWith === 'none' ? [] : [{ text: 'valueFrom', note: 'another attribute' }]),
    ...options.map((option) => OPTIONS[option]),
  ];
}

function valuesAt(
  { path }: JsonPlace,
  attributes: readonly JsonSuggestion[],
): readonly JsonSuggestion[] {
  const last = path.findLast((step) => typeof step === 'string');
  if (last === 'effect') return EFFECTS.map((effect) => ({ text: effect }));
  if (last === 'attribute' || last === 'valueFrom') return attributes;
  if (last !== 'function') return [];
  return FUNCTION_NAMES.map((name) => ({ text: name, note: FUNCTION_WORDS[name].holds }));
}
