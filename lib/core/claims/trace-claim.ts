import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from '../tokens/json-value';
import { longestPrefix, memberOf, pointerNames } from './claim-path';
import type { PathRule } from './mapped-claims';

/** Where a path led: to a value, or as far as it went. */
export interface ClaimTrace {
  /** What was found, or undefined; always what `readClaim` says. */
  readonly value: JsonValue | undefined;
  readonly rule: PathRule;
  /** The names from the payload down to what was reached. */
  readonly steps: readonly string[];
  /** What the steps lead to; the payload itself without steps. */
  readonly reached: JsonValue;
  /** The name, or what is left of the path, that is not there; null: the value was found. */
  readonly broke: string | null;
}

/** Reads a path as `readClaim` does and keeps the way. */
export function traceClaim(claims: JsonObject, path: string): ClaimTrace {
  if (Object.hasOwn(claims, path)) {
    const value = claims[path];
    return { value, rule: 'literal', steps: [path], reached: value ?? null, broke: null };
  }
  if (path.startsWith('/')) return tracePointer(claims, path);
  return traceDots(claims, path);
}

function tracePointer(claims: JsonObject, path: string): ClaimTrace {
  const steps: string[] = [];
  let reached: JsonValue = claims;
  for (const name of pointerNames(path)) {
    const value = memberOf(reached, name);
    if (value === undefined) return { value, rule: 'pointer', steps, reached, broke: name };
    steps.push(name);
    reached = value;
  }
  return { value: reached, rule: 'pointer', steps, reached, broke: null };
}

function traceDots(claims: JsonObject, path: string): ClaimTrace {
  const rule = 'dots';
  const steps: string[] = [];
  let reached: JsonValue = claims;
  let rest = path;
  while (true) {
    const value: JsonValue | undefined = memberOf(reached, rest);
    if (value !== undefined) {
      return { value, rule, steps: [...steps, rest], reached: value, broke: null };
    }
    const found = longestPrefix(reached, rest);
    if (found === null) return brokenAt({ value, rule, steps, reached, broke: rest });
    steps.push(rest.slice(0, found.length));
    reached = found.value;
    rest = rest.slice(found.length + 1);
  }
}

/** Goes one name further where it leads into a plain value, which says more than "not there". */
function brokenAt(trace: ClaimTrace): ClaimTrace {
  const rest = trace.broke ?? '';
  for (let dot = rest.lastIndexOf('.'); dot > 0; dot = rest.lastIndexOf('.', dot - 1)) {
    const name = rest.slice(0, dot);
    const value = memberOf(trace.reached, name);
    if (value !== undefined && !isJsonObject(value) && !isJsonList(value)) {
      return {
        ...trace,
        steps: [...trace.steps, name],
        reached: value,
        broke: rest.slice(dot + 1),
      };
    }
  }
  return trace;
}
