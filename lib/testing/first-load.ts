import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const STATS = '.next/diagnostics/route-bundle-stats.json';
const BYTES_PER_KB = 1_000;

/**
 * What the first visit of a page may fetch of JavaScript, gzip, in kilobytes of 1,000 bytes. React
 * and Next alone are about 132 of them. A page that is not named here has the budget of a page
 * without a tool in it.
 */
const BUDGET_KB = 163;
const BUDGETS_KB: Readonly<Record<string, number>> = {
  '/[workspace]/claims/[provider]': 184,
  '/[workspace]/debugger': 168,
  '/[workspace]/policies/[policy]': 206,
  '/[workspace]/policies/new': 209,
  '/[workspace]/settings/integration/new': 224,
  '/[workspace]/settings/integration/[provider]': 227,
};

interface RouteStats {
  readonly route: string;
  readonly firstLoadChunkPaths: readonly string[];
}

/** One page of the build and what it costs. */
export interface FirstLoad {
  readonly route: string;
  readonly kilobytes: number;
  readonly budget: number;
  readonly holds: boolean;
}

/** Every page of the build in this folder, the heaviest first; throws where nothing was built. */
export function firstLoads(): readonly FirstLoad[] {
  if (!existsSync(STATS)) throw new Error('Build first: npm run build.');
  const stats: readonly RouteStats[] = JSON.parse(readFileSync(STATS, 'utf8'));
  const sizes = new Map<string, number>();
  const sizeOf = (path: string) => {
    const size = sizes.get(path) ?? gzipSync(readFileSync(resolve(path))).byteLength;
    sizes.set(path, size);
    return size;
  };
  return stats
    .map(({ route, firstLoadChunkPaths }) => {
      const bytes = firstLoadChunkPaths.reduce((sum, path) => sum + sizeOf(path), 0);
      const budget = BUDGETS_KB[route] ?? BUDGET_KB;
      const kilobytes = bytes / BYTES_PER_KB;
      return { route, kilobytes, budget, holds: kilobytes <= budget };
    })
    .sort((a, b) => b.kilobytes - a.kilobytes);
}
