'use client';

import { useCallback, useRef, useState } from 'react';
import { canonicalDraft, type ProviderDraft } from '@/lib/core/providers/draft';
import {
  advance,
  type ConnectionTestState,
  type StreamEvent,
  started,
} from './connection-test-state';

export type TestAction = (draft: ProviderDraft) => Promise<AsyncIterable<StreamEvent>>;

export interface ConnectionTest {
  readonly state: ConnectionTestState;
  readonly run: (draft: ProviderDraft) => Promise<void>;
  readonly cancel: () => void;
}

const LOST = {
  code: 'DEFECT',
  message: 'The connection to the console was lost. Check that it is running, then test again.',
  requestId: '',
} as const;

/** Runs Test Connection on a draft and keeps what has arrived of its report. */
export function useConnectionTest(
  action: TestAction,
  initial: ConnectionTestState,
): ConnectionTest {
  const [state, setState] = useState(initial);
  // Each run has a number: events of a run that was cancelled or overtaken are dropped.
  const current = useRef(0);

  const run = useCallback(
    async (draft: ProviderDraft) => {
      current.current += 1;
      const mine = current.current;
      setState(started(canonicalDraft(draft)));
      const apply = (event: StreamEvent) => {
        if (current.current === mine) setState((before) => advance(before, event));
      };
      try {
        for await (const event of await action(draft)) apply(event);
      } catch {
        // The stream broke between server and page; what the server knew is in its log.
        apply({ type: 'failed', failure: LOST });
      }
    },
    [action],
  );

  const cancel = useCallback(() => {
    current.current += 1;
    setState(initial);
  }, [initial]);

  return { state, run, cancel };
}
