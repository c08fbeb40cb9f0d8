import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Skeleton } from '@/components/ui/skeleton';
import type { CheckState } from './use-token-check';

interface UncheckedProps {
  state: CheckState;
  onServer: () => void;
  onAgain: () => void;
}

/** While there is no verdict: that it comes, or why it does not and what can be done. */
export function Unchecked({ state, onServer, onAgain }: UncheckedProps) {
  if (state.kind === 'unable') {
    return (
      <Callout
        tone="neutral"
        title="The signature cannot be checked in this browser"
        actions={
          <Button size="small" onClick={onServer}>
            Check on the server
          </Button>
        }
      >
        {state.sentence} The console’s server can make the same check: the token is sent to it in
        the body of one request and forgotten, not stored and not logged.
      </Callout>
    );
  }
  if (state.kind === 'failed') {
    return (
      <Callout
        tone="bad"
        title="The check was not made"
        actions={
          <Button size="small" onClick={onAgain}>
            Try again
          </Button>
        }
      >
        {state.sentence}
      </Callout>
    );
  }
  return <Skeleton shape="h-48 rounded-3" />;
}
