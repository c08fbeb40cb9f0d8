import type { ReactNode } from 'react';
import type { ActionFailure } from '@/lib/core/action-result';
import type { FieldErrors } from '@/lib/core/result';
import { Callout } from './callout';

interface FailureCalloutProps {
  title: string;
  failure: ActionFailure;
  /** Buttons that remedy it. */
  actions?: ReactNode;
}

/** What is wrong, where the page may have no field that says it. */
function Messages({ fields }: { fields: FieldErrors }) {
  const messages = [...new Set(Object.values(fields).flat())];
  return (
    <ul className="mt-1 grid gap-0.5">
      {messages.map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}

/** Why something was not done, with the way out where there is one. */
export function FailureCallout({ title, failure, actions }: FailureCalloutProps) {
  return (
    <Callout tone="bad" title={title} role="alert" actions={actions}>
      {failure.message}
      {failure.code === 'INVALID_INPUT' && <Messages fields={failure.fields} />}
      {failure.code === 'DEFECT' && failure.requestId !== '' && (
        <>
          {' '}
          Request <code className="font-mono text-12">{failure.requestId}</code>
        </>
      )}
      {failure.code === 'UNAUTHENTICATED' && (
        <>
          {' '}
          <a href="/sign-in" target="_blank" rel="noreferrer" className="link">
            Sign in in another tab
          </a>
          , then come back and try again.
        </>
      )}
    </Callout>
  );
}
