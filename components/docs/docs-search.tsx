'use client';

import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { TextInput } from '../ui/text-input';
import { DocsFound } from './docs-found';
import { useDocsSearch } from './use-docs-search';

/** Searches the documentation; what it looks through is fetched when somebody is about to ask. */
export function DocsSearch() {
  const router = useRouter();
  const id = useId();
  const box = useRef<HTMLFormElement>(null);
  const [query, setQuery] = useState('');
  const { state, found, load } = useDocsSearch(query);
  const openFirst = (event: FormEvent) => {
    event.preventDefault();
    const [first] = found;
    if (first === undefined) return;
    setQuery('');
    router.push(first.href);
  };
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && query !== '') {
      event.preventDefault();
      setQuery('');
      box.current?.querySelector('input')?.focus();
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && focusNext(box.current, step)) event.preventDefault();
  };
  return (
    <search>
      <form ref={box} className="relative" onSubmit={openFirst} onKeyDown={move}>
        <TextInput
          type="search"
          aria-label="Search the documentation"
          aria-keyshortcuts="Control+K Meta+K"
          aria-describedby={`${id}-found`}
          placeholder="Search"
          autoComplete="off"
          leading={<Search className="size-4 text-ink-3" aria-hidden />}
          value={query}
          onFocus={load}
          onChange={(event) => setQuery(event.target.value)}
        />
        <DocsFound
          id={`${id}-found`}
          query={query}
          state={state}
          found={found}
          onFollow={() => setQuery('')}
        />
      </form>
    </search>
  );
}

/** Moves the focus from the field through the links and back; false where there is nothing to move to. */
function focusNext(box: HTMLElement | null, step: number): boolean {
  const stops = [...(box?.querySelectorAll<HTMLElement>('input, a') ?? [])];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? stops.indexOf(focused) : -1;
  const next = stops[at + step];
  next?.focus();
  return next !== undefined;
}
