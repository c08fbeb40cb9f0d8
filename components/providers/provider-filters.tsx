'use client';

import { Search } from 'lucide-react';
import { ENVIRONMENT_FILTERS } from '../ui/environment-filters';
import { FilterSelect } from '../ui/filter-select';
import { TextInput } from '../ui/text-input';
import { useAddress } from '../ui/use-address';
import { useEarlyInput } from '../ui/use-early-input';
import { useSearchText } from '../ui/use-search-text';

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
  const search = useSearchText(query, (text) => set('q', text));
  const early = useEarlyInput<HTMLInputElement>(search.text, search.type);

  return (
    <search className="flex flex-wrap items-center gap-3" aria-label="Providers">
      <TextInput
        className="h-8 min-h-8 w-full sm:w-64"
        leading={<Search aria-hidden className="size-4 flex-none text-ink-3" />}
        type="search"
        aria-label="Find by name or issuer"
        placeholder="Find by name or issuer"
        ref={early}
        value={search.text}
        onChange={(event) => search.type(event.target.value)}
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
