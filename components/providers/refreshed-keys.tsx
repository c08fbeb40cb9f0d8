import type { ActionFailure, ActionResult } from '@/lib/core/action-result';
import type { KeysRefreshed } from '@/lib/core/oidc/keys-refreshed';
import { ACTIVE_WITHIN } from '../ui/active-within';
import { Callout } from '../ui/callout';
import { FailureCallout } from '../ui/failure-callout';
import { InlineCode } from '../ui/inline-code';
import { keyCountText } from './count-words';

/** What came of fetching the keys of a provider anew. */
export function RefreshedKeys({ result }: { result: ActionResult<KeysRefreshed> }) {
  if (!result.ok) return <NotFetched failure={result.failure} />;
  const refreshed = result.value;
  return refreshed.outcome === 'failed' ? <Failed {...refreshed} /> : <Refreshed {...refreshed} />;
}

function NotFetched({ failure }: { failure: ActionFailure }) {
  return failure.code === 'TOO_MANY_REQUESTS' ? (
    <Callout tone="neutral" title="Not fetched again yet">
      {failure.message}
    </Callout>
  ) : (
    <FailureCallout title="Keys were not fetched" failure={failure} />
  );
}

function Failed({ code, message, kept }: Extract<KeysRefreshed, { outcome: 'failed' }>) {
  return (
    <Callout tone="bad" title="Keys could not be fetched">
      {message} <InlineCode>{code}</InlineCode>.{' '}
      {kept ? 'Those of before stay in use.' : 'There are none of before.'} Run Test Connection: its
      first failed step says what to do.
    </Callout>
  );
}

function Refreshed(refreshed: Extract<KeysRefreshed, { outcome: 'refreshed' }>) {
  const { keyCount, added, removed, jwksUri, movedFrom } = refreshed;
  const same = added.length === 0 && removed.length === 0 && movedFrom === null;
  return (
    <Callout tone={movedFrom === null ? 'good' : 'warning'} title="Keys fetched">
      <ul className="grid gap-0.5">
        {same && <li>{keyCountText(keyCount)}, none added, none removed.</li>}
        <Names label="New" names={added} />
        <Names label="Gone" names={removed} />
        {!same && <li>In use {ACTIVE_WITHIN}.</li>}
        {movedFrom !== null && (
          <li>
            The discovery document names another address: <InlineCode>{jwksUri}</InlineCode>. Until
            now it was <InlineCode>{movedFrom}</InlineCode>.
          </li>
        )}
      </ul>
    </Callout>
  );
}

function Names({ label, names }: { label: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <li>
      {label}:{' '}
      {names.map((name, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <InlineCode>{name}</InlineCode>
        </span>
      ))}
    </li>
  );
}
