import { Skeleton } from '@/components/ui/skeleton';
import { decisionSentence } from '@/lib/core/policies/decision-words';
import type { PolicyTest } from '@/lib/core/policies/policy';
import { MarkedText } from '../debugger/marked-text';
import { DecisionHead } from './decision-head';
import { DecisionTraceView } from './decision-trace-view';
import { ExpiredNote } from './expired-note';
import { KeepAsTest } from './keep-as-test';
import { NoMapping } from './no-mapping';
import { NoPolicy } from './no-policy';
import { NotFetchedCallout } from './not-fetched';
import { askedOf } from './simulate';
import type { SimulatorOptions } from './simulator-options';
import { ToClaims } from './to-claims';
import type { Simulation } from './use-simulation';
import type { SimulatorView } from './use-simulator';
import { whatDiffers } from './what-differs';

interface SimulatorDecisionProps {
  view: SimulatorView;
  options: SimulatorOptions;
  onKeepAsTest: ((test: PolicyTest) => void) | null;
}

/** What was decided, or why nothing was yet. */
export function SimulatorDecision(props: SimulatorDecisionProps) {
  const { state } = props.view;
  if (state.kind === 'waiting') {
    return (
      <div className="p-4">
        <Skeleton shape="h-24 rounded-3" />
      </div>
    );
  }
  if (state.kind === 'failed') {
    return <NotFetchedCallout {...state} />;
  }
  if (state.kind === 'incomplete') {
    return <p className="px-4 py-3 text-13 text-ink-2">{state.sentence}</p>;
  }
  return <Decided {...props} simulation={state.simulation} />;
}

function Decided(props: SimulatorDecisionProps & { simulation: Simulation }) {
  const { view, options, onKeepAsTest, simulation } = props;
  const { decided, saved, question } = simulation;
  const { workspace, draft, targets } = options;
  const { decision } = decided.explained;
  const asked = askedOf(question);
  return (
    <>
      {view.expiredAt === null ? null : (
        <ExpiredNote at={view.expiredAt} debuggerHref={`/${workspace}/debugger`} />
      )}
      <DecisionTraceView
        explained={decided.explained}
        change={decided.change}
        question={asked}
        policyHref={(id) => (id === draft?.id ? null : `/${workspace}/policies/${id}`)}
        {...labelled(saved !== null, view.expiredAt !== null)}
      >
        {saved === null ? null : (
          <>
            <DecisionHead
              allowed={saved.explained.decision.allowed}
              sentence={decisionSentence(saved.explained.decision, asked)}
              label="Saved"
            />
            <p className="px-4 py-2.5 text-13 text-ink-2">
              <MarkedText text={differenceOf(props)} />
            </p>
          </>
        )}
        {decision.reason === 'NO_POLICY' ? (
          <NoPolicy asked={asked} targets={targets} onUse={view.set} />
        ) : null}
        <NoMapping workspace={workspace} subject={view.subject} explained={decided.explained} />
        {question.missing === 'unreadable' && view.subject.kind === 'read' ? (
          <ToClaims workspace={workspace} provider={view.subject.subject.provider} />
        ) : null}
      </DecisionTraceView>
      {onKeepAsTest === null || draft === null || question.missing !== null ? null : (
        <KeepAsTest view={view} draft={draft} simulation={simulation} onKeep={onKeepAsTest} />
      )}
    </>
  );
}

/** Whose verdict it is, where something else stands beside it. */
function labelled(isDraft: boolean, isExpired: boolean): { readonly label?: string } {
  if (isExpired) return { label: isDraft ? 'Draft, as if it were valid' : 'As if it were valid' };
  return isDraft ? { label: 'Draft' } : {};
}

function differenceOf({
  options: { draft, saved },
  simulation,
}: SimulatorDecisionProps & { simulation: Simulation }): string {
  if (draft === null || saved === null || simulation.saved === null) {
    return 'The draft is not saved yet: applications are answered without it.';
  }
  return whatDiffers({
    saved: { policy: saved, decision: simulation.saved.explained.decision },
    draft: { policy: draft, decision: simulation.decided.explained.decision },
  });
}
