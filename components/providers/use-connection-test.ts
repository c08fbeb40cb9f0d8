'use client';

import { useCallback, useRef, useState } from 'react';
import { canonicalDraft, type ProviderDraft } from '@/lib/core/providers/draft';
import { lostConnection } from '../ui/lost-connection';
import {
  advance,
  type ConnectionTestState,
  type StreamEvent,
  started,
} from './connection-test-state';

export type TestAction = (
  runId: string,
  draft: ProviderDraft,
) => Promise<AsyncIterable<StreamEvent>>;

export type CancelTestAction = (runId: string) => Promise<unknown>;

export interface ConnectionTest {
  readonly state: ConnectionTestState;
  readonly run: (draft: ProviderDraft) => Promise<void>;
  readonly cancel: () => void;
}

const LOST = lostConnection(
  'The connection to the console was lost. Check that it is running, then test again.',
);

/** Names a press of the button among those of one operator. */
function newRunId(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}

interface ConnectionTestOptions {
  readonly onTest: TestAction;
  readonly onCancelTest: CancelTestAction;
  /** What is shown before the first test on this page. */
  readonly connection: ConnectionTestState;
  /** Called when a test has ended with a report. */
  readonly onTested: () => void;
}

/** Runs Test Connection on a draft and keeps what has arrived of its report. */
export function useConnectionTest(options: ConnectionTestOptions): ConnectionTest {
  const { onTest, onCancelTest, connection, onTested } = options;
  const [state, setState] = useState(connection);
  // Events of a run that was cancelled or overtaken are dropped.
  const current = useRef('');

  const run = useCallback(
    async (draft: ProviderDraft) => {
      const runId = newRunId();
      current.current = runId;
      setState(started(canonicalDraft(draft)));
      const apply = (event: StreamEvent) => {
        if (current.current !== runId) return;
        setState((before) => advance(before, event));
        if (event.type === 'finished') onTested();
      };
      try {
        for await (const event of await onTest(runId, draft)) apply(event);
      } catch {
        // The stream broke between server and page; what the server knew is in its log.
        apply({ type: 'failed', failure: LOST });
      }
    },
    [onTest, onTested],
  );

  const cancel = useCallback(() => {
    const runId = current.current;
    current.current = '';
    setState(connection);
    // Nobody waits for it: where it cannot be reached, the test ends by itself within its 5 s.
    onCancelTest(runId).catch(() => undefined);
  }, [onCancelTest, connection]);

  return { state, run, cancel };
}
