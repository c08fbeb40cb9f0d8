'use client';

import { useEffect, useState } from 'react';
import { toast } from './toast';

/** Code that is fetched when it is first wanted. */
export interface LatePart<M> {
  /** The module once it was fetched. */
  current: M | null;
  /** Fetches it; after a failure the next call tries again. */
  load: () => Promise<M>;
}

/** Names code to fetch later, once for all who want it. */
export function latePart<M>(fetchModule: () => Promise<M>): LatePart<M> {
  let coming: Promise<M> | null = null;
  const part: LatePart<M> = {
    current: null,
    load: () => {
      coming ??= fetchModule().then(
        (module) => {
          part.current = module;
          return module;
        },
        (error: unknown) => {
          coming = null;
          throw error;
        },
      );
      return coming;
    },
  };
  return part;
}

function tellFailure(): void {
  toast({
    tone: 'bad',
    title: 'A part of this page could not be fetched',
    detail: 'The server does not answer, or was updated since. Reload the page.',
  });
}

/**
 * The module from the moment it is there; null before. Unlike `lazy` it shows what it brings at
 * once, where React holds back what suspended for 300 ms.
 */
export function useLatePart<M>(part: LatePart<M>, wanted: boolean): M | null {
  const [module, setModule] = useState(part.current);
  useEffect(() => {
    if (!wanted || module !== null) return;
    let here = true;
    part.load().then((loaded) => here && setModule(loaded), tellFailure);
    return () => {
      here = false;
    };
  }, [part, wanted, module]);
  return module;
}
