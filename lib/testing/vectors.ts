import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../shared/vectors/', import.meta.url));

/** Why published test vectors cannot be read, for the title of what is skipped; null: they can. */
export function vectorsMissing(): string | null {
  return existsSync(FOLDER) ? null : '../shared/vectors is absent';
}

/** A file of published test vectors; its shape is the caller's to know. */
export function readVectors<T>(path: string): T {
  return JSON.parse(readFileSync(FOLDER + path, 'utf8'));
}

type PublishedKey = Readonly<Record<string, unknown>>;

/** One vector, with the keys that are published for it. */
export interface Vector {
  readonly id: number;
  readonly comment: string;
  readonly jws: string;
  readonly expected: 'valid' | 'invalid';
  readonly published: readonly PublishedKey[];
}

interface Wycheproof {
  readonly testGroups: readonly {
    readonly public?: PublishedKey;
    readonly private?: PublishedKey;
    readonly tests: readonly {
      readonly tcId: number;
      readonly comment: string;
      readonly jws: string;
      readonly result: 'valid' | 'invalid';
    }[];
  }[];
}

/** The vectors of a file of Wycheproof, which names keys or sets of them by group. */
export function readWycheproof(path: string): readonly Vector[] {
  return readVectors<Wycheproof>(path).testGroups.flatMap((group) => {
    const key = group.public ?? group.private ?? {};
    const published = Array.isArray(key.keys) ? key.keys : [key];
    return group.tests.map(({ tcId, comment, jws, result }) => ({
      id: tcId,
      comment,
      jws,
      expected: result,
      published,
    }));
  });
}
