'use client';

import { JsonEditor } from '../json-editor/json-editor';
import type { MappingEditing } from './use-mapping-editing';

/** The rows as the array that the documents write, in step with the form. */
export function JsonTab({ editing, readOnly }: { editing: MappingEditing; readOnly: boolean }) {
  const { text, json, problems, step } = editing;
  return (
    <JsonEditor
      label="Mappings as JSON"
      value={text}
      readOnly={readOnly}
      problems={json === null ? problems : json.problems}
      onChange={(typed) => step({ type: 'typed', text: typed })}
    />
  );
}
