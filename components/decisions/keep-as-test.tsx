import { ListPlus } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { announce } from '@/components/ui/announce';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { compilePolicies } from '@/lib/core/policies/compile-policies';
import type { ActivePolicy, PolicyTest } from '@/lib/core/policies/policy';
import { MAX_POLICY_NAME } from '@/lib/core/policies/specification-limits';
import { attributesLookedAt } from './attributes-kept';
import type { Simulation } from './use-simulation';
import type { SimulatorView } from './use-simulator';

interface KeepAsTestProps {
  view: SimulatorView;
  /** The policy of the page, which the test judges. */
  draft: ActivePolicy;
  simulation: Simulation;
  onKeep: (test: PolicyTest) => void;
}

/**
 * Keeps the question as a test of the policy, under a name that is proposed. A test judges this policy alone,
 * so it expects what this policy alone decides, and says so where others come to the other verdict.
 */
export function KeepAsTest({ view, draft, simulation, onKeep }: KeepAsTestProps) {
  const [named, setNamed] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const test = testOf(view, draft, simulation);
  const isOther = (test.expected === 'Allow') !== simulation.decided.explained.decision.allowed;
  const name = (named ?? test.name).trim();
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (name === '') return;
    onKeep({ ...test, name });
    setNamed(null);
    announce(`Kept as a test: ${name}.`);
    button.current?.focus();
  };
  return (
    <form
      noValidate
      onSubmit={keep}
      className="flex flex-wrap items-end gap-3 border-t border-line bg-sunken px-4 py-3.5"
    >
      <div className="min-w-48 flex-1">
        <Field label="Name of the test" error={name === '' ? 'Give the test a name.' : undefined}>
          <TextInput
            maxLength={MAX_POLICY_NAME}
            value={named ?? test.name}
            onChange={(event) => setNamed(event.target.value)}
          />
        </Field>
      </div>
      <Button ref={button} type="submit" className="h-9">
        <ListPlus aria-hidden />
        Keep as test
      </Button>
      {isOther ? (
        <p className="w-full text-12 text-ink-2">
          A test judges this policy alone, and alone it {verdictWord(test.expected)} this: that is
          what the test expects.
        </p>
      ) : null}
    </form>
  );
}

function verdictWord(effect: PolicyTest['expected']): string {
  return effect === 'Allow' ? 'allows' : 'denies';
}

/** The policy's own decision, as its tests have it: attached to what is asked, and nothing else. */
function allowsAlone(draft: ActivePolicy, { question: { request } }: Simulation): boolean {
  const { resource } = request;
  const permissions = [{ resource, actions: ['*'], priority: 0, environment: null }];
  return compilePolicies([{ ...draft, permissions }], null).decide(request).allowed;
}

function testOf(
  { fields }: SimulatorView,
  draft: ActivePolicy,
  simulation: Simulation,
): PolicyTest {
  const { request } = simulation.question;
  const allowed = allowsAlone(draft, simulation);
  const { resource, action, context, now } = request;
  const proposed = `${allowed ? 'Allows' : 'Denies'} ${action} of ${resource}`;
  return {
    name: proposed.slice(0, MAX_POLICY_NAME),
    attributes: attributesLookedAt(simulation),
    resource,
    action,
    context,
    now: fields.moment.trim() === '' ? null : new Date(now).toISOString(),
    expected: allowed ? 'Allow' : 'Deny',
  };
}
