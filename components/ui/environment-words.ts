import type { Environment } from '@/lib/core/providers/draft';

/** The word of each environment. */
export const ENVIRONMENT_WORDS: Record<Environment, string> = {
  production: 'Production',
  staging: 'Staging',
  development: 'Development',
};
