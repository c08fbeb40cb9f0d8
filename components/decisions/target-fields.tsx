import { useId } from 'react';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { Target } from './nearest-target';

interface TargetFieldsProps {
  fields: Target;
  targets: readonly DecisionTarget[];
  onChange: (target: Partial<Target>) => void;
}

/** Resource and action: those that permissions name are suggested, others may be typed. */
export function TargetFields({ fields, targets, onChange }: TargetFieldsProps) {
  const id = useId();
  const actions = targets.find(({ resource }) => resource === fields.resource)?.actions ?? [];
  return (
    <div className="grid gap-x-3 gap-y-4 sm:grid-cols-2">
      <Field label="Resource">
        <TextInput
          mono
          autoComplete="off"
          list={`${id}-resources`}
          value={fields.resource}
          onChange={(event) => onChange({ resource: event.target.value })}
        />
      </Field>
      <Field label="Action">
        <TextInput
          mono
          autoComplete="off"
          list={`${id}-actions`}
          value={fields.action}
          onChange={(event) => onChange({ action: event.target.value })}
        />
      </Field>
      <Suggestions id={`${id}-resources`} values={targets.map(({ resource }) => resource)} />
      <Suggestions id={`${id}-actions`} values={actions.filter((action) => action !== '*')} />
    </div>
  );
}

function Suggestions({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}
