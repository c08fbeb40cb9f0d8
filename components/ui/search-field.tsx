'use client';

import { Search } from 'lucide-react';
import { TextInput } from './text-input';
import { useEarlyInput } from './use-early-input';
import { useSearchText } from './use-search-text';

interface SearchFieldProps {
  /** What is searched by the address of the page. */
  query: string;
  /** Name and placeholder, such as "Find by name". */
  label: string;
  /** Takes what was typed, after a pause. */
  onSearch: (text: string) => void;
  /** What of a typed text stays; default: all. */
  keep?: (text: string) => string;
}

/** The search of a list, above it. */
export function SearchField({ query, label, onSearch, keep = (text) => text }: SearchFieldProps) {
  const search = useSearchText(query, onSearch);
  const type = (text: string) => search.type(keep(text));
  const early = useEarlyInput<HTMLInputElement>(search.text, type);
  return (
    <TextInput
      className="h-8 min-h-8 w-full sm:w-64"
      leading={<Search aria-hidden className="size-4 flex-none text-ink-3" />}
      type="search"
      aria-label={label}
      placeholder={label}
      ref={early}
      value={search.text}
      onChange={(event) => type(event.target.value)}
    />
  );
}
