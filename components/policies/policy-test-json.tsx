'use client';

import { useState } from 'react';
import type { PolicyTest } from '@/lib/core/policies/policy';
import { policyTestSchema } from '@/lib/core/policies/policy-draft-schema';
import { readStrictJson } from '../json-editor/read-strict-json';
import { Field } from '../ui/field';
import { TextArea } from '../ui/text-area';
import type { WrongText } from './use-policy-draft';

interface PolicyTestJsonProps {
  test: PolicyTest;
  onChange: (test: PolicyTest) => void;
  /** What was typed and cannot be read. */
  wrong: readonly WrongText[];
  onWrong: (wrong: readonly WrongText[]) => void;
  readOnly: boolean;
}

/** A text as it was typed, and the case that it is. */
interface TypedTest {
  readonly text: string;
  readonly test: PolicyTest;
}

/** A case as its document; a text that is no case leaves the case as it was, and is kept. */
export function PolicyTestJson({ test, onChange, wrong, onWrong, readOnly }: PolicyTestJsonProps) {
  const [typed, setTyped] = useState<TypedTest | null>(null);
  const broken = wrong.find(({ member }) => member === null);
  const own = typed?.test === test ? typed.text : JSON.stringify(test, null, 2);
  const type = (text: string) => {
    const read = readTest(text);
    if (typeof read === 'string') return onWrong([{ member: null, text, problem: read }]);
    setTyped({ text, test: read });
    onWrong([]);
    return onChange(read);
  };
  return (
    <Field
      label="Test as JSON"
      error={broken?.problem}
      hint="Members: name, attributes, resource, action, context, now (null: the moment of the run), expected."
    >
      <TextArea
        mono
        rows={8}
        value={broken?.text ?? own}
        readOnly={readOnly}
        onChange={(event) => type(event.target.value)}
      />
    </Field>
  );
}

function readTest(text: string): PolicyTest | string {
  const parsed = readStrictJson(text);
  if (!parsed.ok) return `${parsed.problem} The test is as it was.`;
  // What was read has no prototype, which an action cannot be sent.
  const read = policyTestSchema.safeParse(structuredClone(parsed.value));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const at = issue?.path.join('.') ?? '';
  return `${at === '' ? '' : `${at}: `}${issue?.message ?? 'This is no test.'}`;
}
