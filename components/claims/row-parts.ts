import { lintMappings } from '@/lib/core/claims/lint-mappings';
import { PathList } from './path-list';

/** What rows are looked at with, fetched once the form stands. */
export const rowParts = { lintMappings, PathList };
