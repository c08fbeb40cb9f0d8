'use client';

import { useMemo } from 'react';
import { formatSpecification } from '@/lib/core/policies/format-specification';
import type { Specification } from '@/lib/core/policies/specification';
import { JsonEditor } from '../json-editor/json-editor';
import type { EditorMemory } from '../json-editor/json-editor-props';
import { prettifyJson } from '../json-editor/prettify-json';
import { readPolicyText } from './read-policy-text';
import type { KnownAttributes } from './rules/known-attributes';
import { specificationCompletion } from './rules/specification-completion';
import type { PolicyEditing } from './use-policy-editing';

interface PolicyJsonViewProps {
  editing: PolicyEditing;
  attributes: KnownAttributes;
  readOnly: boolean;
  /** What the editor knew when its tab was left. */
  memory: EditorMemory;
}

/** The rules as their document; a whole document with a name may be pasted as well. */
export function PolicyJsonView({ editing, attributes, readOnly, memory }: PolicyJsonViewProps) {
  const { draft, json, judged } = editing;
  const written = useMemo(() => inShortLines(draft.specification), [draft.specification]);
  const complete = useMemo(() => specificationCompletion(attributes), [attributes]);
  const problems = json === null ? (judged?.problems ?? []) : json.problems;
  return (
    <JsonEditor
      label="Policy as JSON"
      value={json?.text ?? written}
      onChange={(text) => editing.typeJson(text, readPolicyText(text))}
      problems={problems}
      complete={complete}
      readOnly={readOnly}
      memory={memory}
    />
  );
}

/** As the button writes it, so that pressing it changes nothing of what was not typed. */
function inShortLines(specification: Specification): string {
  const text = formatSpecification(specification);
  return prettifyJson(text) ?? text;
}
