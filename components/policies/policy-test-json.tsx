'use client';

import { useState } from 'react';
import type { PolicyTest } from '@/lib/core/policies/policy';
import { policyTestSchema } from '@/lib/core/policies/policy-draft-schema';
import { Field } from '../ui/field';
import { TextArea } from '../ui/text-area';

interface PolicyTestJsonProps {
  test: PolicyTest;
  onChange: (test: PolicyTest) => void;
  readOnly: boolean;
}

/** A case as its document; a text that is no case leaves the case as it was. */
export function PolicyTestJson({ test, onChange, readOnly }: PolicyTestJsonProps) {
  const [text, setText] = useState(() => JSON.stringify(test, null, 2));
  const [problem, setProblem] = useState<string | undefined>();
  const type = (typed: string) => {
    setText(typed);
    const read = readTest(typed);
    setProblem(typeof read === 'string' ? read : undefined);
    if (typeof read !== 'string') onChange(read);
  };
  return (
    <Field
      label="Test as JSON"
      error={problem}
      hint="Members: name, attributes, resource, action, context, now (null: the moment of the run), expected."
    >
      <TextArea
        mono
        rows={8}
        value={text}
        readOnly={readOnly}
        onChange={(event) => type(event.target.value)}
      />
    </Field>
  );
}

function readTest(text: string): PolicyTest | string {
  const parsed = parse(text);
  if (parsed === undefined) return 'This is no JSON yet, so the test is as it was.';
  const read = policyTestSchema.safeParse(parsed);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const at = issue?.path.join('.') ?? '';
  return `${at === '' ? '' : `${at}: `}${issue?.message ?? 'This is no test.'}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Where it breaks is of no help while it is typed.
    return undefined;
  }
}
