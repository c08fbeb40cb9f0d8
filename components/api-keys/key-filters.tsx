'use client';

import type { KeyState } from '@/lib/core/access/key-state';
import type { Environment } from '@/lib/core/providers/draft';
import { Select } from '../ui/select';
import { useAddress } from '../ui/use-address';

const ENVIRONMENT_OPTIONS = [
  { value: 'all', label: 'Environment: all' },
  { value: 'production', label: 'Environment: production' },
  { value: 'staging', label: 'Environment: staging' },
  { value: 'development', label: 'Environment: development' },
] as const;

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
      <Select
        size="filter"
        aria-label="Environment"
        options={ENVIRONMENT_OPTIONS}
        value={environment}
        onChange={(value) => set('environment', value === 'all' ? '' : value)}
      />
      <Select
        size="filter"
        aria-label="State"
        options={STATE_OPTIONS}
        value={state}
        onChange={(value) => set('state', value === 'all' ? '' : value)}
      />
      <span className="ml-auto text-12 text-ink-3" aria-live="polite">
        {pending ? 'Searching' : count}
      </span>
    </search>
  );
}
