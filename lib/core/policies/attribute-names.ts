import { BUILT_IN_ATTRIBUTES, CONTEXT_PREFIX, MAPPED_PREFIX } from './attributes';
import {
  code,
  type DocumentObject,
  type DocumentPath,
  type DocumentReading,
  listed,
  memberOf,
  report,
  wrongKind,
} from './document-reading';
import { nearestName } from './nearest-name';
import { MAX_PATH, MAX_PATH_NAMES } from './specification-limits';

const MAPPED = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
const BUILT_IN: readonly string[] = BUILT_IN_ATTRIBUTES;

/** Reads `attribute` or `valueFrom`; null: it is missing or names nothing. */
export function readAttributeName(
  reading: DocumentReading,
  object: DocumentObject,
  path: DocumentPath,
  member: 'attribute' | 'valueFrom',
): string | null {
  const at = [...path, member];
  const value = memberOf(object, member);
  if (typeof value !== 'string') {
    report(reading, at, wrongKind(value, at, 'It is the name of an attribute, such as `ext_role`'));
    return null;
  }
  const problem = attributeNameProblem(value);
  if (problem === null) return value;
  report(reading, at, problem);
  return null;
}

/** What is wrong with the name of an attribute, as a sentence; null: nothing. */
function attributeNameProblem(name: string): string | null {
  if (BUILT_IN.includes(name)) return null;
  if (name.startsWith(CONTEXT_PREFIX)) return pathProblem(name.slice(CONTEXT_PREFIX.length));
  if (name.startsWith(MAPPED_PREFIX) && MAPPED.test(name.slice(MAPPED_PREFIX.length))) return null;
  return `${code(name)} is no attribute; ${suggestion(name)}.`;
}

function suggestion(name: string): string {
  if (name === 'context') return 'write `context.` and a path, such as `context.orderAmount`';
  const near = nearestName(name, BUILT_IN);
  if (near !== null) return `the nearest is ${code(near)}`;
  return MAPPED.test(name) && !name.startsWith(MAPPED_PREFIX)
    ? `mapped claims begin with ext_: ${code(MAPPED_PREFIX + name)}`
    : `there are ext_ with the name of a mapped claim, context. with a path, ${listed(BUILT_IN)}`;
}

function pathProblem(path: string): string | null {
  if (path === '') return 'After `context.` comes a path, such as `context.orderAmount`.';
  if (path.length > MAX_PATH) return `A path has at most ${MAX_PATH} characters.`;
  return path.split('.').length > MAX_PATH_NAMES
    ? `A path has at most ${MAX_PATH_NAMES} names with dots between them.`
    : null;
}
