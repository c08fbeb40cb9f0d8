'use client';

import { type ReactNode, useState } from 'react';
import type { PolicyTest } from '@/lib/core/policies/policy';
import { EFFECTS } from '@/lib/core/policies/specification';
import { type ReadField, readAttributes, readContext } from '../decisions/read-fields';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { SegmentedChoice } from '../ui/segmented-choice';
import { TextArea } from '../ui/text-area';
import { TextInput } from '../ui/text-input';
import { PolicyTestJson } from './policy-test-json';
import type { WrongText } from './use-policy-draft';

interface PolicyTestFormProps {
  test: PolicyTest;
  onChange: (test: PolicyTest) => void;
  /** What is wrong at a member, such as `.name`. */
  errorsAt: (path: string) => readonly string[];
  /** What was typed and cannot be read. */
  wrong: readonly WrongText[];
  onWrong: (wrong: readonly WrongText[]) => void;
  readOnly: boolean;
}

type View = 'form' | 'json';

const VIEWS = [
  { value: 'form', label: 'Form' },
  { value: 'json', label: 'JSON' },
] as const;

const EXPECTATIONS = EFFECTS.map((effect) => ({ value: effect, label: effect }));

/** A case as a form or as JSON; both change the draft at once, and what cannot be read keeps its view. */
export function PolicyTestForm(props: PolicyTestFormProps) {
  const { test, wrong, onWrong } = props;
  const [chosen, setView] = useState<View>('form');
  const view = wrong.length === 0 ? chosen : viewOf(wrong);
  return (
    <div className="grid gap-4 py-1">
      <SegmentedChoice
        aria-label={`${test.name} as`}
        segments={VIEWS}
        value={view}
        onChange={setView}
        disabled={wrong.length > 0}
        className="w-48"
      />
      {view === 'form' ? (
        <fieldset disabled={props.readOnly} className="grid gap-4">
          <legend className="sr-only">{test.name}</legend>
          <Names {...props} />
          <Given {...props} />
          <Moment {...props} />
        </fieldset>
      ) : (
        <PolicyTestJson {...props} />
      )}
      {wrong.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-ink-2">
          Until this can be read, the policy is not saved.
          <Button size="small" onClick={() => onWrong([])}>
            Take the test as it was
          </Button>
        </p>
      )}
    </div>
  );
}

function viewOf(wrong: readonly WrongText[]): View {
  return wrong.some(({ member }) => member === null) ? 'json' : 'form';
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

type GivenMember = 'attributes' | 'context';

interface JsonFieldProps<T> extends PolicyTestFormProps {
  member: GivenMember;
  label: string;
  note: string;
  hint: ReactNode;
  value: T;
  read: (text: string) => ReadField<T>;
  onValue: (value: T) => void;
}

/** An object as JSON; what is typed stays while it cannot be read, and the test is as it was. */
function JsonField<T extends object>(props: JsonFieldProps<T>) {
  const { member, value, read, onValue, wrong, onWrong, errorsAt } = props;
  const [typed, setTyped] = useState<{ text: string; value: T } | null>(null);
  const broken = wrong.find((each) => each.member === member);
  const own = typed?.value === value ? typed.text : textOf(value);
  const type = (text: string) => {
    const found = read(text);
    const others = wrong.filter((each) => each !== broken);
    if (!found.ok) return onWrong([...others, { member, text, problem: found.problem }]);
    if (broken !== undefined) onWrong(others);
    // What was read has no prototype, which an action cannot be sent.
    const next = structuredClone(found.value);
    setTyped({ text, value: next });
    return onValue(next);
  };
  return (
    <Field
      label={props.label}
      note={props.note}
      hint={props.hint}
      error={broken === undefined ? errorsAt(`.${member}`) : [broken.problem]}
    >
      <TextArea
        mono
        rows={4}
        value={broken?.text ?? own}
        onChange={(event) => type(event.target.value)}
      />
    </Field>
  );
}

function textOf(value: object): string {
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value, null, 2);
}

function Given(props: PolicyTestFormProps) {
  const { test, onChange } = props;
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <JsonField
        {...props}
        member="attributes"
        label="Attributes"
        note="JSON"
        hint={
          <>
            <code className="font-mono">{'{"ext_role": "admin"}'}</code>; what is left out is
            absent.
          </>
        }
        value={test.attributes}
        read={readAttributes}
        onValue={(attributes) => onChange({ ...test, attributes })}
      />
      <JsonField
        {...props}
        member="context"
        label="Context"
        note="JSON, optional"
        hint={<code className="font-mono">{'{"orderAmount": 1800}'}</code>}
        value={test.context}
        read={readContext}
        onValue={(context) => onChange({ ...test, context })}
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
