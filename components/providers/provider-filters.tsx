'use client';

import { ENVIRONMENT_FILTERS } from '../ui/environment-filters';
import { FilterSelect } from '../ui/filter-select';
import { SearchField } from '../ui/search-field';
import { useAddress } from '../ui/use-address';

const TYPE_OPTIONS = [
  { value: 'all', label: 'Type: all' },
  { value: 'auth0', label: 'Type: Auth0' },
  { value: 'clerk', label: 'Type: Clerk' },
  { value: 'workos', label: 'Type: WorkOS' },
  { value: 'custom_oidc', label: 'Type: Custom OIDC' },
] as const;

const HEALTH_OPTIONS = [
  { value: 'all', label: 'Health: all' },
  { value: 'good', label: 'Health: verified' },
  { value: 'warning', label: 'Health: attention' },
  { value: 'bad', label: 'Health: failing' },
  { value: 'untested', label: 'Health: not tested' },
] as const;

interface ProviderFiltersProps {
  query: string;
  type: (typeof TYPE_OPTIONS)[number]['value'];
  environment: (typeof ENVIRONMENT_FILTERS)[number]['value'];
  health: (typeof HEALTH_OPTIONS)[number]['value'];
  /** Words at the end of the line, such as "5 providers". */
  count: string;
}

/** Search and filters of the list; what is chosen stands in the address of the page. */
export function ProviderFilters(props: ProviderFiltersProps) {
  const { query, type, environment, health, count } = props;
  const { set, pending } = useAddress();

  return (
    <search className="flex flex-wrap items-center gap-3" aria-label="Providers">
      <SearchField
        label="Find by name or issuer"
        query={query}
        onSearch={(text) => set('q', text)}
      />
      <FilterSelect
        label="Type"
        options={TYPE_OPTIONS}
        value={type}
        onChoose={(value) => set('type', value)}
      />
      <FilterSelect
        label="Environment"
        options={ENVIRONMENT_FILTERS}
        value={environment}
        onChoose={(value) => set('environment', value)}
      />
      <FilterSelect
        label="Health"
        options={HEALTH_OPTIONS}
        value={health}
        onChoose={(value) => set('health', value)}
      />
      <span className="ml-auto text-12 text-ink-3" aria-live="polite">
        {pending ? 'Searching' : count}
      </span>
    </search>
  );
}
