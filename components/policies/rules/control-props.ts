import type { ControlMarks } from './control-look';

/** What every control inside a sentence is given. */
export interface ControlProps<T> {
  /** Says to screen readers what the sentence says to eyes. */
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** JSON Pointer of what it edits. */
  readonly at: string;
  readonly marks: ControlMarks;
  /** Id of the sentences about it. */
  readonly describedBy: string;
}
