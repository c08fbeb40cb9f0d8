import { LRUCache } from 'lru-cache';
import type { SealedText } from '@/lib/platform/text-in-chunks';

const MAX_BYTES = 256 * 1024 * 1024;

/** What is held has a text, and that is nearly all of it. */
export interface HoldsText {
  readonly text: SealedText;
}

/**
 * Bundles that were written, each with room for its compressed bytes: at most `maxBytes` in all (default 256 MiB). One
 * that alone has more is not held.
 */
export function heldBundles<T extends HoldsText>(maxBytes = MAX_BYTES): LRUCache<string, T> {
  return new LRUCache({
    maxSize: maxBytes,
    sizeCalculation: ({ text }) => 2 * text.bytes.length + 1,
  });
}
