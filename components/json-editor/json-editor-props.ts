import type { JsonCompletion } from './json-completion';

/** Something wrong at a place of the document. */
export interface JsonProblem {
  /** JSON Pointer (RFC 6901); '' is the whole. */
  readonly at: string;
  readonly message: string;
}

/** What the editor knew when it was last shown, undo above all; null: it was not shown yet. */
export interface EditorMemory {
  current: unknown;
}

/** What the JSON editor shows and tells. */
export interface JsonEditorProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** What is wrong with the values; faults of JSON itself are found here. */
  readonly problems: readonly JsonProblem[];
  /** Names the editor to screen readers. */
  readonly label: string;
  readonly complete?: JsonCompletion;
  readonly readOnly?: boolean;
  /** Kept by whoever shows the editor now and then; absent: undo goes with the editor. */
  readonly memory?: EditorMemory;
}
