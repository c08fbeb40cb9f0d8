import { useMemo, useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Panel, PanelBar } from '@/components/ui/panel';
import { TextArea } from '@/components/ui/text-area';
import type { Environment } from '@/lib/core/providers/draft';
import type { JsonObject } from '@/lib/core/tokens/json-value';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import { firstFields } from '../decisions/simulator-fields';
import { TargetFields } from '../decisions/target-fields';
import { useGround } from '../decisions/use-ground';
import { useSimulation } from '../decisions/use-simulation';
import { useSubject } from '../decisions/use-subject';
import type { PolicyParts } from './check-actions';
import type { CheckedToken } from './checked-token';
import { TokenAnswer } from './token-answer';
import { TokenAttributes } from './token-attributes';

interface TokenDecisionProps {
  claims: JsonObject;
  provider: KnownProvider;
  checked: CheckedToken;
  /** Of the application that asks; null: the provider's own. */
  environment: Environment | null;
  parts: PolicyParts;
}

/** What policies know of a token that was checked, and what they decide for it. */
export function TokenDecision(props: TokenDecisionProps) {
  const { claims, provider, checked, environment, parts } = props;
  const { asks, targets } = parts;
  const [typed, setTyped] = useState(() => firstFields({}, targets));
  const [isAsked, setAsked] = useState(false);
  const [asIfValid, setAsIfValid] = useState(false);
  const fields = { ...typed, source: 'token', moment: momentOf(checked) } as const;
  const set = (changed: Partial<typeof typed>) => {
    setTyped((before) => ({ ...before, ...changed }));
    setAsked(true);
  };
  const match = useMemo(() => ({ kind: 'found', provider }) as const, [provider]);
  const subject = useSubject(claims, match, asks);
  const { read, state } = useSimulation({
    fields,
    environment: environment ?? provider.environment,
    subject,
    ground: useGround(fields, null, asks),
    draft: null,
  });
  const refused = checked.verdict.valid ? null : checked.verdict;
  return (
    <div className="grid gap-6 pt-2">
      <TokenAttributes subject={subject} refused={refused} />
      <section aria-labelledby="policy-question" className="grid gap-3">
        <h3 id="policy-question" className="text-14 font-semibold">
          Policy question
        </h3>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[400px_minmax(0,1fr)]">
          <Panel>
            <PanelBar title="May it do this?" />
            <div className="grid gap-4 p-4">
              <TargetFields fields={fields} targets={targets} onChange={set} />
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
              {refused === null ? null : (
                <Checkbox
                  label="As if it were valid"
                  checked={asIfValid}
                  onCheckedChange={(ticked) => {
                    setAsIfValid(ticked === true);
                    setAsked(true);
                  }}
                />
              )}
            </div>
          </Panel>
          <Panel className="overflow-hidden">
            <TokenAnswer
              refused={asIfValid ? null : refused}
              isWhatIf={refused !== null}
              state={state}
              subject={subject}
              parts={parts}
              provider={provider}
              isAsked={isAsked}
              onUse={set}
            />
          </Panel>
        </div>
      </section>
    </div>
  );
}

/** The moment that the token was judged as of, where that is not now. */
function momentOf({ asOf, judgedAt }: CheckedToken): string {
  return asOf === judgedAt ? '' : new Date(asOf).toISOString();
}
