'use client';

import { type ReactNode, useState } from 'react';
import type { PolicyTest } from '@/lib/core/policies/policy';
import { EFFECTS } from '@/lib/core/policies/specification';
import { type ReadField, readAttributes, readContext } from '../decisions/read-fields';
import { Field } from '../ui/field';
import { SegmentedChoice } from '../ui/segmented-choice';
import { TextArea } from '../ui/text-area';
import { TextInput } from '../ui/text-input';
import { PolicyTestJson } from './policy-test-json';

interface PolicyTestFormProps {
  test: PolicyTest;
  onChange: (test: PolicyTest) => void;
  /** What is wrong at a member, such as `.name`. */
  errorsAt: (path: string) => readonly string[];
  readOnly: boolean;
}

type View = 'form' | 'json';

const VIEWS = [
  { value: 'form', label: 'Form' },
  { value: 'json', label: 'JSON' },
] as const;

const EXPECTATIONS = EFFECTS.map((effect) => ({ value: effect, label: effect }));

/** A case as a form or as JSON; both change the draft at once. */
export function PolicyTestForm(props: PolicyTestFormProps) {
  const [view, setView] = useState<View>('form');
  return (
    <div className="grid gap-4 py-1">
      <SegmentedChoice
        aria-label={`${props.test.name} as`}
        segments={VIEWS}
        value={view}
        onChange={setView}
        className="w-48"
      />
      {view === 'form' ? (
        <fieldset disabled={props.readOnly} className="grid gap-4">
          <legend className="sr-only">{props.test.name}</legend>
          <Names {...props} />
          <Given {...props} />
          <Moment {...props} />
        </fieldset>
      ) : (
        <PolicyTestJson {...props} />
      )}
    </div>
  );
}

function Names({ test, onChange, errorsAt, readOnly }: PolicyTestFormProps) {
  const text = (member: 'name' | 'resource' | 'action') => ({
    value: test[member],
    onChange: (event: { target: { value: string } }) =>
      onChange({ ...test, [member]: event.target.value }),
  });
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Field label="Name" error={errorsAt('.name')}>
        <TextInput {...text('name')} />
      </Field>
      <Field label="Expected" group error={errorsAt('.expected')}>
        <SegmentedChoice
          segments={EXPECTATIONS}
          value={test.expected}
          disabled={readOnly}
          onChange={(expected) => onChange({ ...test, expected })}
        />
      </Field>
      <Field label="Resource" error={errorsAt('.resource')}>
        <TextInput mono list="policy-resources" {...text('resource')} />
      </Field>
      <Field label="Action" error={errorsAt('.action')}>
        <TextInput mono {...text('action')} />
      </Field>
    </div>
  );
}

interface JsonFieldProps<T> {
  label: string;
  note: string;
  hint: ReactNode;
  errors: readonly string[];
  value: T;
  read: (text: string) => ReadField<T>;
  onChange: (value: T) => void;
}

/** An object as JSON; what is typed stays while it cannot be read, and the test is as it was. */
function JsonField<T extends object>(props: JsonFieldProps<T>) {
  const { label, note, hint, errors, value, read, onChange } = props;
  const [typed, setTyped] = useState(() => textOf(value));
  const [problem, setProblem] = useState<string | null>(null);
  const type = (text: string) => {
    setTyped(text);
    const found = read(text);
    setProblem(found.ok ? null : found.problem);
    // What was read has no prototype, which an action cannot be sent.
    if (found.ok) onChange(structuredClone(found.value));
  };
  return (
    <Field label={label} note={note} hint={hint} error={problem === null ? errors : [problem]}>
      <TextArea mono rows={4} value={typed} onChange={(event) => type(event.target.value)} />
    </Field>
  );
}

function textOf(value: object): string {
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value, null, 2);
}

function Given({ test, onChange, errorsAt }: PolicyTestFormProps) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <JsonField
        label="Attributes"
        note="JSON"
        hint={
          <>
            <code className="font-mono">{'{"ext_role": "admin"}'}</code>; what is left out is
            absent.
          </>
        }
        errors={errorsAt('.attributes')}
        value={test.attributes}
        read={readAttributes}
        onChange={(attributes) => onChange({ ...test, attributes })}
      />
      <JsonField
        label="Context"
        note="JSON, optional"
        hint={<code className="font-mono">{'{"orderAmount": 1800}'}</code>}
        errors={errorsAt('.context')}
        value={test.context}
        read={readContext}
        onChange={(context) => onChange({ ...test, context })}
      />
    </div>
  );
}

function Moment({ test, onChange, errorsAt }: PolicyTestFormProps) {
  return (
    <Field
      label="Now"
      note="optional"
      error={errorsAt('.now')}
      hint="Such as 2026-11-21T09:00:00Z. Without it, the moment at which the test runs."
    >
      <TextInput
        mono
        value={test.now ?? ''}
        placeholder="2026-11-21T09:00:00Z"
        onChange={({ target: { value } }) =>
          onChange({ ...test, now: value === '' ? null : value })
        }
      />
    </Field>
  );
}
