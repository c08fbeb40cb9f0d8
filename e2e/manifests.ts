import { readFileSync } from 'node:fs';

/** The routes of the build that render a page, with their parameters filled in. */
export function builtPages(parameters: Readonly<Record<string, string>>): readonly string[] {
  const manifest: Record<string, string> = readJson('.next/server/app-paths-manifest.json');
  return Object.keys(manifest)
    .filter((entry) => entry.endsWith('/page') && !entry.startsWith('/_'))
    .map((entry) => pathOf(entry.slice(0, -'/page'.length), parameters));
}

/** The routes of the build that are handlers of their own. */
export function builtHandlers(): readonly string[] {
  const manifest: Record<string, string> = readJson('.next/server/app-paths-manifest.json');
  return Object.keys(manifest).filter((entry) => entry.endsWith('/route'));
}

/** A server action of the build. */
export interface BuiltAction {
  readonly id: string;
  readonly name: string;
  /** Whether it is made for people who are not signed in, as its source says. */
  readonly gate: boolean;
}

/** Every server action of the build. */
export function builtActions(): readonly BuiltAction[] {
  const manifest: { node: Record<string, { filename: string; exportedName: string }> } = readJson(
    '.next/server/server-reference-manifest.json',
  );
  return Object.entries(manifest.node).map(([id, { filename, exportedName: name }]) => {
    const made = new RegExp(`^export const ${name} = (\\w+)\\(`, 'm').exec(
      readFileSync(filename, 'utf8'),
    );
    if (made === null) throw new Error(`${name} of ${filename} is not where the build says.`);
    return { id, name, gate: made[1] === 'gateAction' };
  });
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
