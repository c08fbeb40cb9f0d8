import { useState } from 'react';
import { type DocsEntry, searchDocs } from '@/lib/core/docs/docs-index';

const SHOWN = 8;

export type DocsSearchState = 'idle' | 'loading' | 'ready' | 'failed';

/** What a query finds; `load` fetches what is searched, once for each field. */
export function useDocsSearch(query: string) {
  const [state, setState] = useState<DocsSearchState>('idle');
  const [entries, setEntries] = useState<readonly DocsEntry[]>([]);
  const load = () => {
    if (state === 'loading' || state === 'ready') return;
    setState('loading');
    fetchEntries().then(
      (fetched) => {
        setEntries(fetched);
        setState('ready');
      },
      () => setState('failed'),
    );
  };
  return { state, load, found: searchDocs(entries, query, SHOWN) };
}

async function fetchEntries(): Promise<readonly DocsEntry[]> {
  const answer = await fetch('/docs/index.json');
  if (!answer.ok) throw new Error(`The index of the documentation answers ${answer.status}.`);
  return answer.json();
}
