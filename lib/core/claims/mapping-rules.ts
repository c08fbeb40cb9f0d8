/** Rows that a provider may have. */
export const MAX_MAPPINGS = 100;
/** Characters of a path. */
export const MAX_PATH_LENGTH = 512;
/** Dots or slashes of a path: a token is nested 32 levels at most, so no more can lead anywhere. */
export const MAX_PATH_SEPARATORS = 32;
/** Characters of a text that is a default, or in one. */
export const MAX_DEFAULT_LENGTH = 1024;
/** Values of a list that is a default. */
export const MAX_DEFAULT_VALUES = 1000;

const ATTRIBUTE = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** Names that mean something else to programs or to policies (threat 79). */
const RESERVED: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
  'id',
  'workspaceId',
  'workspace_id',
  'permissions',
  'resource',
  'action',
  'now',
  'context',
]);

/** What is wrong with the name of an attribute, as a sentence; null: nothing. */
export function attributeProblem(attribute: string): string | null {
  if (attribute === '') return 'Give the attribute a name.';
  if (/^ext_/i.test(attribute)) {
    return `Write it without ext_: the prefix comes by itself, and policies say ext_${attribute.slice(4)}.`;
  }
  if (RESERVED.has(attribute)) return `${attribute} is reserved. Choose another name.`;
  if (ATTRIBUTE.test(attribute)) return null;
  return 'Use letters, digits and underscores, no digit first, at most 64 characters.';
}

/** What is wrong with a path, as a sentence; null: nothing. */
export function pathProblem(path: string): string | null {
  if (path === '') return 'Say which claim to read.';
  if (path.length > MAX_PATH_LENGTH) {
    return `It has ${path.length} characters; at most ${MAX_PATH_LENGTH} are possible.`;
  }
  if (path.trim() !== path) return 'It begins or ends with white space. Remove it.';
  if (/[\p{Cc}\p{Cs}]/u.test(path)) return 'It holds a character that no claim name should have.';
  return separatorsProblem(path);
}

function separatorsProblem(path: string): string | null {
  const separator = path.startsWith('/') ? '/' : '.';
  const count = path.split(separator).length - 1;
  return count > MAX_PATH_SEPARATORS
    ? `It goes ${count} levels deep; tokens have at most ${MAX_PATH_SEPARATORS}.`
    : null;
}
