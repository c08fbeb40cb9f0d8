import { isJsonObject, type JsonObject, type JsonValue } from '../tokens/json-value';
import { jsonPointer } from '../tokens/parse-json';
import { isAttributeValue } from './attribute-value';
import { pathProblem } from './mapping-rules';
import { traceClaim } from './trace-claim';

/** One value of a token, by a path that leads exactly there. */
export interface ClaimPath {
  readonly path: string;
  /** The names from the payload down. */
  readonly steps: readonly string[];
  readonly value: JsonValue;
  /** Whether policies can compare with it; false for objects and odd lists. Null counts as mappable. */
  readonly mappable: boolean;
}

/** Paths that are offered of one token at most. */
const MAX_PATHS = 300;
/** Objects within objects that are looked into. */
const MAX_DEPTH = 6;

const found = new WeakMap<JsonObject, readonly ClaimPath[]>();

/**
 * Every value of a token that a mapping can read, objects before what is inside them. A path is the
 * plain name or the names with dots where that reads the same value, else a JSON Pointer.
 */
export function claimPathsOf(claims: JsonObject): readonly ClaimPath[] {
  const before = found.get(claims);
  if (before !== undefined) return before;
  const paths: ClaimPath[] = [];
  collect(claims, claims, [], paths);
  found.set(claims, paths);
  return paths;
}

function collect(
  claims: JsonObject,
  within: JsonObject,
  above: readonly string[],
  paths: ClaimPath[],
): void {
  for (const [name, value] of Object.entries(within)) {
    if (paths.length >= MAX_PATHS) return;
    const steps = [...above, name];
    const path = pathTo(claims, steps);
    if (path !== null) {
      paths.push({ path, steps, value, mappable: value === null || isAttributeValue(value) });
    }
    if (isJsonObject(value) && steps.length < MAX_DEPTH) collect(claims, value, steps, paths);
  }
}

/** The shortest path that reads the value of these steps; null: no possible path does. */
export function pathTo(claims: JsonObject, steps: readonly string[]): string | null {
  const leads = (path: string) =>
    pathProblem(path) === null && isSame(traceClaim(claims, path).steps, steps);
  return [steps.join('.'), jsonPointer(steps)].find(leads) ?? null;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}
