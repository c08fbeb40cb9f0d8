import { readFileSync } from 'node:fs';

/** The routes of the build that render a page, with their parameters filled in. */
export function builtPages(parameters: Readonly<Record<string, string>>): readonly string[] {
  const manifest: Record<string, string> = readJson('.next/server/app-paths-manifest.json');
  return Object.keys(manifest)
    .filter((entry) => entry.endsWith('/page') && !entry.startsWith('/_'))
    .map((entry) => pathOf(entry.slice(0, -'/page'.length), parameters));
}

/** The routes of the build that are handlers of their own; the console has none. */
export function builtHandlers(): readonly string[] {
  const manifest: Record<string, string> = readJson('.next/server/app-paths-manifest.json');
  return Object.keys(manifest).filter((entry) => entry.endsWith('/route'));
}

/** Ids of every server action of the build. */
export function builtActions(): readonly string[] {
  const manifest: { node: Record<string, unknown> } = readJson(
    '.next/server/server-reference-manifest.json',
  );
  return Object.keys(manifest.node);
}

function pathOf(entry: string, parameters: Readonly<Record<string, string>>): string {
  const segments = entry.split('/').filter((segment) => !/^\(.*\)$/.test(segment));
  const filled = segments.map((segment) => {
    const name = /^\[(.+)\]$/.exec(segment)?.[1];
    if (name === undefined) return segment;
    const value = parameters[name];
    if (value === undefined) throw new Error(`No value for [${name}] of ${entry}.`);
    return value;
  });
  return filled.join('/') || '/';
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8'));
}
