'use client';

import { withoutSecrets } from '@/lib/core/access/key-format';
import type { KeyState } from '@/lib/core/access/key-state';
import type { Environment } from '@/lib/core/providers/draft';
import { ENVIRONMENT_FILTERS } from '../ui/environment-filters';
import { FilterSelect } from '../ui/filter-select';
import { SearchField } from '../ui/search-field';
import { useAddress } from '../ui/use-address';

const STATE_OPTIONS = [
  { value: 'all', label: 'State: all' },
  { value: 'active', label: 'State: active' },
  { value: 'expired', label: 'State: expired' },
  { value: 'revoked', label: 'State: revoked' },
] as const;

interface KeyFiltersProps {
  query: string;
  environment: Environment | 'all';
  state: KeyState | 'all';
  /** Words at the end of the line, such as "5 keys". */
  count: string;
}

/** Search and filters of the list; what is chosen stands in the address of the page. */
export function KeyFilters({ query, environment, state, count }: KeyFiltersProps) {
  const { set, pending } = useAddress();
  return (
    <search className="flex flex-wrap items-center gap-3" aria-label="Keys">
      <SearchField
        label="Find by name or prefix"
        query={query}
        onSearch={(text) => set('q', text)}
        // A whole key may be pasted to learn which one it is; its secret is not to stand in an address.
        keep={withoutSecrets}
      />
      <FilterSelect
        label="Environment"
        options={ENVIRONMENT_FILTERS}
        value={environment}
        onChoose={(value) => set('environment', value)}
      />
      <FilterSelect
        label="State"
        options={STATE_OPTIONS}
        value={state}
        onChoose={(value) => set('state', value)}
      />
      <span className="ml-auto text-12 text-ink-3" aria-live="polite">
        {pending ? 'Searching' : count}
      </span>
    </search>
  );
}
