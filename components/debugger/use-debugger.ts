import { useCallback, useState } from 'react';
import { announce } from '@/components/ui/announce';
import { type DecodedToken, decodeToken } from '@/lib/core/tokens/decode-token';
import { describeProblem, type ProblemWords } from '@/lib/core/tokens/describe-problem';
import { describeReading } from '@/lib/core/tokens/describe-reading';
import { exampleToken } from '@/lib/core/tokens/example-token';
import type { FoundToken } from '@/lib/core/tokens/find-tokens';
import { type ReadTokens, readPaste } from '@/lib/core/tokens/read-paste';

/** A token that was read, with the others of the same paste. */
export interface ReadView {
  readonly kind: 'read';
  readonly decoded: DecodedToken;
  readonly found: readonly FoundToken[];
  readonly chosen: number;
  readonly made: string | null;
  readonly droppedApiKey: boolean;
}

/** The field, with what is in it and what is wrong with that. */
export interface FieldView {
  readonly kind: 'field';
  readonly text: string;
  readonly problem: ProblemWords | null;
}

export type DebuggerView = ReadView | FieldView;

const EMPTY: FieldView = { kind: 'field', text: '', problem: null };

/** What the page shows for a text that was typed or pasted. Of a secret nothing is kept. */
function viewOf(text: string): DebuggerView {
  const reading = readPaste(text);
  switch (reading.kind) {
    case 'empty':
      return { kind: 'field', text, problem: null };
    case 'tokens':
      return viewOfTokens(reading, text);
    case 'no_token':
      return { kind: 'field', text, problem: describeReading(reading) };
    default:
      return { kind: 'field', text: '', problem: describeReading(reading) };
  }
}

function viewOfTokens(reading: ReadTokens, text: string): DebuggerView {
  const { tokens: found, made, droppedApiKey } = reading;
  const results = found.map(({ token }) => decodeToken(token));
  const chosen = results.findIndex((result) => result.ok);
  const result = results[Math.max(chosen, 0)];
  if (result?.ok) {
    return { kind: 'read', decoded: result.decoded, found, chosen, made, droppedApiKey };
  }
  const problem = result === undefined ? null : describeProblem(result.problem);
  return { kind: 'field', text: droppedApiKey ? '' : text, problem };
}

/** State of the page. It lives in this component and nowhere else: no address, no storage. */
export function useDebugger() {
  const [view, setView] = useState<DebuggerView>(EMPTY);
  const read = useCallback((text: string) => {
    const next = viewOf(text);
    setView(next);
    // A token is announced by the part that explains it.
    if (next.kind === 'field' && next.problem !== null) {
      announce(`${next.problem.title}. ${next.problem.text}`);
    }
  }, []);
  const choose = useCallback((chosen: number) => {
    setView((current) => {
      if (current.kind !== 'read') return current;
      const result = decodeToken(current.found[chosen]?.token ?? '');
      return result.ok ? { ...current, decoded: result.decoded, chosen } : current;
    });
  }, []);
  const clear = useCallback(() => {
    setView(EMPTY);
    announce('Cleared.');
  }, []);
  const showExample = useCallback(() => read(exampleToken(Date.now())), [read]);
  return { view, read, choose, clear, showExample };
}
