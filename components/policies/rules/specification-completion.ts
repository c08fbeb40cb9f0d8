import type {
  JsonCompletion,
  JsonPlace,
  JsonSuggestion,
} from '@/components/json-editor/json-completion';
import { FUNCTION_NAMES, type FunctionName } from '@/lib/core/policies/function-names';
import { FUNCTION_WORDS } from '@/lib/core/policies/function-words';
import { FUNCTIONS } from '@/lib/core/policies/functions';
import type { ComparesWith } from '@/lib/core/policies/policy-function';
import { EFFECTS } from '@/lib/core/policies/specification';
import { functionGroups } from './function-groups';
import { FUNCTION_NOTES } from './function-notes';
import { attributeGroups, type KnownAttributes, kindOfAttribute } from './known-attributes';
import { GROUP_KINDS } from './node-edits';

/** What a policy's document may hold at its places, from the tables that the sentences are made of. */
export function specificationCompletion(known: KnownAttributes): JsonCompletion {
  const attributes = attributeGroups(known).flatMap(({ label, attributes: group }) =>
    group.map(({ name, note = label }) => ({ text: name, note })),
  );
  const byName: Readonly<Record<string, (place: JsonPlace) => readonly JsonSuggestion[]>> = {
    effect: () => EFFECTS.map((text) => ({ text })),
    function: ({ siblings }) => functionsFor(known, siblings.attribute),
    attribute: () => attributes,
    valueFrom: () => attributes,
    timeZone: () => Intl.supportedValuesOf('timeZone').map((text) => ({ text })),
  };
  return {
    members: (place) => membersAt(withoutName(place)),
    values: (place) => {
      const last = place.path.at(-1);
      return (typeof last === 'string' ? byName[last]?.(place) : undefined) ?? [];
    },
  };
}

/** A whole document has its specification within; its places are the same. */
function withoutName(place: JsonPlace): JsonPlace {
  return place.path[0] === 'specification' ? { ...place, path: place.path.slice(1) } : place;
}

const EFFECT: JsonSuggestion = { text: 'effect', note: 'Allow or Deny' };

const DOCUMENT: readonly JsonSuggestion[] = [
  { text: 'rules', value: '[]' },
  { text: 'default', note: 'if no rule matches', value: '{ "effect": "Deny" }' },
];

const RULE: readonly JsonSuggestion[] = [
  { text: 'rule_id', note: 'its name' },
  EFFECT,
  { text: 'conditions', note: 'all of them must hold', value: '[]' },
];

const GROUPS: readonly JsonSuggestion[] = GROUP_KINDS.map((kind) => ({
  text: kind,
  note: { all_of: 'all of these hold', any_of: 'any of these holds', not: 'this does not hold' }[
    kind
  ],
  value: kind === 'not' ? '{}' : '[]',
}));

function membersAt({ path, siblings }: JsonPlace): readonly JsonSuggestion[] {
  if (path.length === 0) return DOCUMENT;
  if (path[0] === 'default') return [EFFECT];
  if (path.length === 2) return RULE;
  const isEmpty = Object.keys(siblings).every((name) => name === '');
  return isEmpty ? [...conditionMembers(siblings), ...GROUPS] : conditionMembers(siblings);
}

const COMPARED: Readonly<Record<ComparesWith, readonly JsonSuggestion[]>> = {
  none: [],
  value: [{ text: 'value' }],
  values: [{ text: 'values', value: '[]' }],
  value_or_values: [{ text: 'value' }, { text: 'values', value: '[]' }],
};

const OPTIONS = {
  ignoreCase: { text: 'ignoreCase', note: 'letter case does not matter', value: 'true' },
  timeZone: { text: 'timeZone', note: 'IANA name; UTC without it' },
};

/** Members of a condition; once its function is there, those that it reads. */
function conditionMembers(siblings: JsonPlace['siblings']): readonly JsonSuggestion[] {
  const name = functionIn(siblings.function);
  const { comparesWith, options } = name === null ? ANY_FUNCTION : FUNCTIONS[name];
  const isCompared = ['value', 'values', 'valueFrom'].some((each) => Object.hasOwn(siblings, each));
  const other: JsonSuggestion = { text: 'valueFrom', note: 'another attribute to compare with' };
  return [
    { text: 'function', note: 'how it is compared' },
    { text: 'attribute', note: 'what is compared' },
    ...(isCompared || comparesWith === 'none' ? [] : [...COMPARED[comparesWith], other]),
    ...options.map((option) => OPTIONS[option]),
  ];
}

const ANY_FUNCTION = { comparesWith: 'value_or_values', options: [] } as const;

function functionIn(value: unknown): FunctionName | null {
  return FUNCTION_NAMES.find((name) => name === value) ?? null;
}

function functionsFor(known: KnownAttributes, attribute: unknown): readonly JsonSuggestion[] {
  const kind = typeof attribute === 'string' ? kindOfAttribute(known, attribute) : null;
  return functionGroups(kind).flatMap(({ functions }) =>
    functions.map((text) => ({
      text,
      note: `${FUNCTION_WORDS[text].holds}: ${FUNCTION_NOTES[text]}`,
    })),
  );
}
