import { CopyButton } from '@/components/ui/copy-button';
import { Disclosure } from '@/components/ui/disclosure';
import { decisionSentence } from '@/lib/core/policies/decision-words';
import { curlCheck } from './curl-check';
import { askedOf } from './simulate';
import type { Simulation } from './use-simulation';

interface AskElsewhereProps {
  simulation: Simulation;
  apiUrl: string;
}

/** The same question for a shell, and what is answered; neither holds a token or an attribute. */
export function AskElsewhere({ simulation, apiUrl }: AskElsewhereProps) {
  const { request } = simulation.question;
  const { decision } = simulation.decided.explained;
  const command = curlCheck(apiUrl, request);
  const { allowed, reason, policy, ruleId, priority } = decision;
  const { title, text } = decisionSentence(decision, askedOf(simulation.question));
  const answer = {
    allowed,
    reason,
    message: `${title}: ${text}.`,
    policy: policy === null ? null : { ...policy, ruleId, priority },
  };
  return (
    <Disclosure title="Ask from an application" framed>
      <div className="grid gap-3">
        <p className="text-12 text-ink-2">
          The same question with a token in <code className="font-mono">$TOKEN</code> and an API key
          with the scope authorize in <code className="font-mono">$CLAIMCHECK_API_KEY</code>.
        </p>
        <Code text={command} label="curl command" />
        <p className="text-12 text-ink-2">
          The answer; decisionId, subject and provider stand beside it.
        </p>
        <Code text={JSON.stringify(answer, null, 2)} label="answer" />
      </div>
    </Disclosure>
  );
}

function Code({ text, label }: { text: string; label: string }) {
  return (
    <div className="relative rounded-2 border border-line bg-sunken">
      <pre
        translate="no"
        className="py-2.5 pr-10 pl-3 font-mono text-12 leading-5 wrap-anywhere whitespace-pre-wrap"
      >
        {text}
      </pre>
      <CopyButton value={text} label={label} className="absolute top-2 right-2" />
    </div>
  );
}
