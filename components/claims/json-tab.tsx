'use client';

import { JsonEditor } from '../json-editor/json-editor';
import type { EditorMemory } from '../json-editor/json-editor-props';
import type { MappingEditing } from './use-mapping-editing';

export interface JsonTabProps {
  readonly editing: MappingEditing;
  readonly readOnly: boolean;
  /** What the editor knew when its tab was left. */
  readonly memory: EditorMemory;
}

/** The rows as the array that the documents write, in step with the form. */
export function JsonTab({ editing, readOnly, memory }: JsonTabProps) {
  const { text, json, problems, step } = editing;
  return (
    <JsonEditor
      label="Mappings as JSON"
      value={text}
      readOnly={readOnly}
      problems={json === null ? problems : json.problems}
      memory={memory}
      onChange={(typed) => step({ type: 'typed', text: typed })}
    />
  );
}
