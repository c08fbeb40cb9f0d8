import type { ProviderType } from './draft';

/** The page of a type's guide in a workspace; with `anchor` (a code or a section), that part of it. */
export function guideHref(slug: string, type: ProviderType, anchor?: string): string {
  const page = `/${slug}/settings/integration/guide/${type}`;
  return anchor === undefined ? page : `${page}#${anchor}`;
}
