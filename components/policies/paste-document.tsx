'use client';

import { type FormEvent, useState } from 'react';
import type { PolicyDraft } from '@/lib/core/policies/policy';
import type { SpecificationProblem } from '@/lib/core/policies/specification';
import { UnsavedGuard } from '../providers/unsaved-guard';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { latePart } from '../ui/late-part';
import { TextArea } from '../ui/text-area';
import { toast } from '../ui/toast';
import { EMPTY_POLICY } from './policy-templates';

const reader = latePart(() => import('./read-policy-text'));

/** So many faults are shown at once. */
const SHOWN = 5;

interface PasteDocumentProps {
  onRead: (draft: PolicyDraft) => void;
}

/** Takes a policy as JSON, with or without its name; says where it cannot be read. */
export function PasteDocument({ onRead }: PasteDocumentProps) {
  const [text, setText] = useState('');
  const [errors, setErrors] = useState<readonly string[]>([]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { readPolicyText } = await reader.load();
    const read = readPolicyText(text);
    if (!read.ok) return setErrors(read.problems.slice(0, SHOWN).map(problemText));
    return onRead({
      ...EMPTY_POLICY,
      name: read.name ?? '',
      specification: read.specification,
    });
  };
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => void submit(event).catch(tellUnreached)}
      onFocus={() => void reader.load().catch(() => undefined)}
    >
      <Field
        label="Paste a policy as JSON"
        error={errors}
        hint="Rules and default alone, or a whole document with a name, as other products write it."
      >
        <TextArea
          mono
          rows={5}
          value={text}
          placeholder={'{ "name": …, "specification": { "rules": [ … ], "default": … } }'}
          onChange={(event) => {
            setText(event.target.value);
            setErrors([]);
          }}
        />
      </Field>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" disabled={text.trim() === ''}>
          Continue
        </Button>
      </div>
      <UnsavedGuard
        dirty={text.trim() !== ''}
        title="Leave what you pasted?"
        description="It is not a policy yet, and nothing of it is stored."
        leave="Discard it"
      />
    </form>
  );
}

/** Where it is in words of the document, such as "rules, 2, effect"; a sentence says names as they are. */
function problemText({ at, message }: SpecificationProblem): string {
  const steps = at.split('/').slice(1).map(stepText);
  const sentence = message.replaceAll('`', '');
  return steps.length === 0 ? sentence : `${steps.join(', ')}: ${sentence}`;
}

/** One step of a JSON Pointer; places in a list are counted from 1. */
function stepText(step: string): string {
  if (/^\d+$/.test(step)) return `${Number(step) + 1}`;
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function tellUnreached(): void {
  toast({
    tone: 'bad',
    title: 'A part of this page could not be fetched',
    detail: 'The server does not answer, or was updated since. Reload the page.',
  });
}
