import { Callout } from '../ui/callout';
import { InlineCode } from '../ui/inline-code';
import type { FormProblem as Problem } from './show-failure';

/** Why the form as a whole did not go through; announced when it appears. */
export function FormProblem({ problem }: { problem: Problem | null }) {
  if (problem === null) return null;
  return (
    <Callout tone="bad" role="alert" title={problem.message}>
      {problem.reference === null ? null : (
        <p>
          Request <InlineCode>{problem.reference}</InlineCode>
        </p>
      )}
    </Callout>
  );
}
