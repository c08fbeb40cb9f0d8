import { Skeleton } from '@/components/ui/skeleton';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import type { Refused } from '@/lib/core/tokens/verdict';
import { DecisionHead } from '../decisions/decision-head';
import { DecisionTraceView } from '../decisions/decision-trace-view';
import type { Target } from '../decisions/nearest-target';
import { NoMapping } from '../decisions/no-mapping';
import { NoPolicy } from '../decisions/no-policy';
import { NotFetchedCallout } from '../decisions/not-fetched';
import { askedOf } from '../decisions/simulate';
import { ToClaims } from '../decisions/to-claims';
import type { SimulationState } from '../decisions/use-simulation';
import type { Subject } from '../decisions/use-subject';
import type { PolicyParts } from './check-actions';

interface TokenAnswerProps {
  /** The refusal that decides before any policy is asked; null: none does. */
  refused: Refused | null;
  /** The token is refused in truth. */
  isWhatIf: boolean;
  state: SimulationState;
  /** Of the token. */
  subject: Subject;
  parts: PolicyParts;
  /** Of the token. */
  provider: KnownProvider;
  /** Whether the operator has asked for it; until then the verdict is what is told. */
  isAsked: boolean;
  onUse: (target: Target) => void;
}

/** What check-authorization answers for a token. */
export function TokenAnswer(props: TokenAnswerProps) {
  const { refused, isWhatIf, state, subject, parts, provider, isAsked, onUse } = props;
  if (refused !== null) return <RefusedAnswer refused={refused} />;
  if (state.kind === 'waiting') {
    return (
      <div className="p-4">
        <Skeleton shape="h-24 rounded-3" />
      </div>
    );
  }
  if (state.kind === 'failed') return <NotFetchedCallout {...state} />;
  if (state.kind !== 'decided') {
    return <p className="px-4 py-3 text-13 text-ink-2">{state.sentence}</p>;
  }
  const { question, decided } = state.simulation;
  const asked = askedOf(question);
  return (
    <DecisionTraceView
      explained={decided.explained}
      change={decided.change}
      question={asked}
      quiet={!isAsked}
      policyHref={(id) => `/${parts.workspace}/policies/${id}`}
      {...(isWhatIf && { label: 'As if it were valid' })}
    >
      {decided.explained.decision.reason === 'NO_POLICY' ? (
        <NoPolicy asked={asked} targets={parts.targets} onUse={onUse} />
      ) : null}
      <NoMapping workspace={parts.workspace} subject={subject} explained={decided.explained} />
      {question.missing === 'unreadable' ? (
        <ToClaims workspace={parts.workspace} provider={provider} />
      ) : null}
    </DecisionTraceView>
  );
}

function RefusedAnswer({ refused: { code } }: { refused: Refused }) {
  if (code === 'JWKS_FETCH_FAILED') {
    return (
      <p className="px-4 py-3 text-13 text-ink-2">
        No decision: check-authorization answers 503 <code className="font-mono">{code}</code>, to
        be tried again.
      </p>
    );
  }
  return (
    <>
      <DecisionHead
        allowed={false}
        sentence={{ title: 'Denied', text: `\`${code}\`: the token is refused`, advice: null }}
      />
      <p className="border-t border-line px-4 py-3 text-13 text-ink-2">
        No policy is asked for a token that does not verify.
      </p>
    </>
  );
}
