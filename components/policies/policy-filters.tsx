'use client';

import { FilterSelect } from '../ui/filter-select';
import { SearchField } from '../ui/search-field';
import { useAddress } from '../ui/use-address';

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
  const known =
    resource === '' || resources.includes(resource) ? resources : [resource, ...resources];
  return (
    <search className="flex flex-wrap items-center gap-3" aria-label="Policies">
      <SearchField
        label="Find by name or resource"
        query={query}
        onSearch={(text) => set('q', text)}
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
