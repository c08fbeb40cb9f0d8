import { EnvironmentSquare } from '@/components/ui/environment-label';
import { ENVIRONMENT_WORDS } from '@/components/ui/environment-words';
import { Field } from '@/components/ui/field';
import { SegmentedChoice } from '@/components/ui/segmented-choice';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextInput } from '@/components/ui/text-input';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import { ENVIRONMENTS } from '@/lib/core/providers/draft';
import { AddLookedAt } from './add-looked-at';
import type { LookedAt } from './looked-at';
import { TargetFields } from './target-fields';
import { type TokenInput, TokenSource } from './token-source';
import type { SimulatorView } from './use-simulator';

interface SimulatorInputsProps {
  view: SimulatorView;
  targets: readonly DecisionTarget[];
  /** What the policies look at, for one press. */
  looked: readonly LookedAt[];
  token: TokenInput;
}

/** What is asked, and by whom. */
export function SimulatorInputs({ view, targets, looked, token }: SimulatorInputsProps) {
  const { fields, environment, set, read } = view;
  return (
    <div className="grid gap-4 p-4">
      <TargetFields fields={fields} targets={targets} onChange={set} />
      <Field label="Attributes" group>
        <SegmentedChoice
          segments={[
            { value: 'hand', label: 'By hand' },
            { value: 'token', label: 'From a token' },
          ]}
          value={fields.source}
          onChange={(source) => set({ source })}
        />
      </Field>
      {fields.source === 'token' ? (
        <TokenSource token={token} subject={view.subject} />
      ) : (
        <Field
          label="Attributes by hand"
          note="JSON"
          error={read.attributes.ok ? undefined : read.attributes.problem}
          hint={
            <>
              <code className="font-mono">ext_*</code> and{' '}
              <code className="font-mono">permissions</code>. A machine key has permissions only.
            </>
          }
        >
          <TextArea
            mono
            rows={4}
            value={fields.attributes}
            onChange={(event) => set({ attributes: event.target.value })}
          />
        </Field>
      )}
      <Field
        label="Context"
        note="JSON, optional"
        error={read.context.ok ? undefined : read.context.problem}
      >
        <TextArea
          mono
          value={fields.context}
          placeholder={'{"orderAmount": 1800}'}
          onChange={(event) => set({ context: event.target.value })}
        />
      </Field>
      <AddLookedAt looked={looked} fields={fields} onChange={set} />
      <div className="grid gap-x-3 gap-y-4 sm:grid-cols-2">
        <Field label="Environment">
          <Select
            options={ENVIRONMENTS.map((value) => ({ value, label: ENVIRONMENT_WORDS[value] }))}
            value={environment}
            onChange={(chosen) => set({ environment: chosen })}
            mark={<EnvironmentSquare environment={environment} />}
          />
        </Field>
        <Field
          label="Moment"
          note="optional"
          error={read.moment.ok ? undefined : read.moment.problem}
        >
          <TextInput
            mono
            value={fields.moment}
            placeholder="now"
            onChange={(event) => set({ moment: event.target.value })}
          />
        </Field>
      </div>
    </div>
  );
}
