import type { ReactNode } from 'react';
import { ShownName } from './shown-name';

/** A sentence with a name in it that cannot turn the rest of it around. */
export function namedSentence(before: string, name: string, after: string): ReactNode {
  return (
    <>
      {before}
      <ShownName name={name} />
      {after}
    </>
  );
}
