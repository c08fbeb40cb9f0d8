'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ActionFailure } from '@/lib/core/action-result';
import type { FoundEntries, FoundPolicy, FoundProvider } from '@/lib/core/found-entry';
import { settled } from '../ui/lost-connection';

const PAUSE_MS = 120;
const LOST = 'The console did not answer. Check that it is running, then type again.';

/** What the workspace was found to hold. */
export interface Found {
  /** The query that `entries` answer; null: nothing has come yet. */
  readonly query: string | null;
  readonly entries: FoundEntries;
  readonly loading: boolean;
  readonly failure: ActionFailure | null;
}

type Ask = (input: {
  query: string;
  ids: readonly string[];
}) => Promise<{ ok: true; value: FoundEntries } | { ok: false; failure: ActionFailure }>;

export const NOTHING: FoundEntries = { providers: [], policies: [], keys: [], named: [] };

/** By id; kept until the page is left, so that the palette has them at once the next time. */
const known = new Map<string, FoundProvider | FoundPolicy>();

/** The name of what was found under an id before; undefined: not known here. */
export function knownEntry(id: string): FoundProvider | FoundPolicy | undefined {
  return known.get(id);
}

function remember({ providers, policies, named }: FoundEntries): void {
  for (const entry of [...providers, ...policies, ...named]) known.set(entry.id, entry);
}

/**
 * Asks the console for what a query names, after a pause and one question at a time: what was typed
 * meanwhile is asked when the answer is there, so that no early answer comes late. `ids` are named besides.
 */
export function useFound(ask: Ask, query: string, ids: readonly string[]): Found {
  const [found, setFound] = useState<Omit<Found, 'loading'>>(NOT_YET);
  const [answered, setAnswered] = useState<string | null>(null);
  const wanted = useRef(query);
  const busy = useRef(false);
  const here = useRef(true);
  const send = useCallback(async () => {
    if (busy.current || !here.current) return;
    busy.current = true;
    const asked = wanted.current;
    const result = await settled(ask({ query: asked, ids }), LOST);
    busy.current = false;
    if (!here.current) return;
    if (result.ok) remember(result.value);
    setAnswered(asked);
    setFound((before) =>
      result.ok
        ? { query: asked, entries: result.value, failure: null }
        : { ...before, failure: result.failure },
    );
    if (wanted.current !== asked) void send();
  }, [ask, ids]);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  useEffect(() => {
    wanted.current = query;
    const timer = setTimeout(() => void send(), query === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [query, send]);
  return { ...found, loading: answered !== query };
}

const NOT_YET = { query: null, entries: NOTHING, failure: null };
