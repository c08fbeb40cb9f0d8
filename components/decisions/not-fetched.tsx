import { Button } from '@/components/ui/button';
import { FailureCallout } from '../ui/failure-callout';
import type { NotFetched } from './use-answer';

/** Why what decides could not be fetched, with another try and, where the session ended, the way back in. */
export function NotFetchedCallout({ failure, retry }: NotFetched) {
  return (
    <div className="p-4">
      <FailureCallout
        title="What decides could not be fetched"
        failure={failure}
        actions={
          <Button size="small" onClick={retry}>
            Try again
          </Button>
        }
      />
    </div>
  );
}
