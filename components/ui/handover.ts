'use client';

import { useEffect } from 'react';

type Take = (value: string) => void;

const takers = new Map<string, Take>();
const waiting = new Map<string, string>();

/**
 * Hands a value to the page that takes it by this name, at once or when it is opened. It stays in memory:
 * no address and no storage ever holds it, and a reload forgets it.
 */
export function handOver(name: string, value: string): void {
  const take = takers.get(name);
  if (take) take(value);
  else waiting.set(name, value);
}

/** Takes what is handed over by a name, each value once; `take` must stay the same between drawings. */
export function useHandedOver(name: string, take: Take): void {
  useEffect(() => {
    takers.set(name, take);
    const value = waiting.get(name);
    waiting.delete(name);
    if (value !== undefined) take(value);
    return () => {
      takers.delete(name);
    };
  }, [name, take]);
}
