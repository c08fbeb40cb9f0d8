import type { ProviderType } from '../providers/draft';
import type { GuideText } from '../providers/guide';

/** What to do: for every type, and in other words where a type has its own. */
export type Remedy = { readonly any: GuideText } & Partial<
  Readonly<Record<ProviderType, GuideText>>
>;
