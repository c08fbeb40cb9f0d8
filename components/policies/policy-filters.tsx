'use client';

import { Search } from 'lucide-react';
import { FilterSelect } from '../ui/filter-select';
import { TextInput } from '../ui/text-input';
import { useAddress } from '../ui/use-address';
import { useEarlyInput } from '../ui/use-early-input';
import { useSearchText } from '../ui/use-search-text';

interface PolicyFiltersProps {
  query: string;
  resource: string;
  /** Every resource that a permission names. */
  resources: readonly string[];
  /** Words at the end of the line, such as "5 policies". */
  count: string;
}

/** Search and filter of the list; what is chosen stands in the address of the page. */
export function PolicyFilters({ query, resource, resources, count }: PolicyFiltersProps) {
  const { set, pending } = useAddress();
  const search = useSearchText(query, (text) => set('q', text));
  const early = useEarlyInput<HTMLInputElement>(search.text, search.type);
  const known =
    resource === '' || resources.includes(resource) ? resources : [resource, ...resources];
  return (
    <search className="flex flex-wrap items-center gap-3" aria-label="Policies">
      <TextInput
        className="h-8 min-h-8 w-full sm:w-64"
        leading={<Search aria-hidden className="size-4 flex-none text-ink-3" />}
        type="search"
        aria-label="Find by name or resource"
        placeholder="Find by name or resource"
        ref={early}
        value={search.text}
        onChange={(event) => search.type(event.target.value)}
      />
      <FilterSelect
        label="Resource"
        options={[
          { value: 'all', label: 'Resource: all' },
          ...known.map((name) => ({ value: `=${name}`, label: `Resource: ${name}` })),
        ]}
        value={resource === '' ? 'all' : `=${resource}`}
        // A resource may be called "all".
        onChoose={(chosen) => set('resource', chosen.slice(1))}
      />
      <span className="ml-auto text-12 text-ink-3" aria-live="polite">
        {pending ? 'Searching' : count}
      </span>
    </search>
  );
}
