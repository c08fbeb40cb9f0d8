/** What the filter by environment offers. */
export const ENVIRONMENT_FILTERS = [
  { value: 'all', label: 'Environment: all' },
  { value: 'production', label: 'Environment: production' },
  { value: 'staging', label: 'Environment: staging' },
  { value: 'development', label: 'Environment: development' },
] as const;
