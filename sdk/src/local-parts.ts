import { createHash } from 'node:crypto';
import type { KeepPart } from '@/lib/core/bundle/read-bundle';

/**
 * Parts of the last bundle, found by the SHA-256 of what they were read from: one that did not change stays the
 * same object, so that its compiled form and its imported keys stay too.
 */
export class LocalParts<T> {
  private held: ReadonlyMap<string, T> = new Map();

  /** Begins to read a bundle; what it gives is kept once `settle` says that the bundle is used. */
  next(): { readonly keep: KeepPart<T>; readonly settle: () => void } {
    const next = new Map<string, T>();
    const keep: KeepPart<T> = (part, read) => {
      const digest = digestOf(part);
      const value = this.held.get(digest) ?? frozen(read(part));
      next.set(digest, value);
      return value;
    };
    const settle = () => {
      this.held = next;
    };
    return { keep, settle };
  }
}

function digestOf(part: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(part) ?? '')
    .digest('base64');
}

/** Answers hand some of it out, and nobody who is given one may change what the next is judged by. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const held of Object.values(value)) frozen(held);
  }
  return value;
}
