import { shownText } from '@/lib/core/tokens/show-text';

/** A name that somebody chose: what cannot be seen by its code, and its direction its own. */
export function ShownName({ name }: { name: string }) {
  return <bdi>{shownText(name)}</bdi>;
}
