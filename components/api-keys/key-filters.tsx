'use client';

import type { KeyState } from '@/lib/core/access/key-state';
import type { Environment } from '@/lib/core/providers/draft';
import { ENVIRONMENT_FILTERS } from '../ui/environment-filters';
import { FilterSelect } from '../ui/filter-select';
import { useAddress } from '../ui/use-address';

const STATE_OPTIONS = [
  { value: 'all', label: 'State: all' },
  { value: 'active', label: 'State: active' },
  { value: 'expired', label: 'State: expired' },
  { value: 'revoked', label: 'State: revoked' },
] as const;

interface KeyFiltersProps {
  environment: Environment | 'all';
  state: KeyState | 'all';
  /** Words at the end of the line, such as "5 keys". */
  count: string;
}

/** Filters of the list; what is chosen stands in the address of the page. */
export function KeyFilters({ environment, state, count }: KeyFiltersProps) {
  const { set, pending } = useAddress();
  return (
    <search className="flex flex-wrap items-center gap-3" aria-label="Keys">
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
