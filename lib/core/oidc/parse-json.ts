/** What a strict reading of a JSON text gives. */
export type ParsedJson =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** Paths of member names that occur twice in one object (`issuer`, `keys[0].n`); first ten. */
      readonly duplicates: readonly string[];
    }
  | { readonly ok: false; readonly problem: 'syntax' | 'depth'; readonly message: string };

const MAX_DUPLICATES = 10;

interface Level {
  readonly path: string;
  /** Names seen so far; null inside an array. */
  readonly names: Set<string> | null;
  index: number;
  name: string;
  expectsName: boolean;
}

/**
 * Parses a JSON text (RFC 8259) and, unlike `JSON.parse` alone, bounds its depth (32 levels unless
 * told) before parsing and names the members that occur twice.
 */
export function parseJson(text: string, maxDepth = 32): ParsedJson {
  const scan = scanStructure(text, maxDepth);
  if (scan === 'too deep') {
    return { ok: false, problem: 'depth', message: `It is nested deeper than ${maxDepth} levels.` };
  }
  try {
    return { ok: true, value: JSON.parse(text), duplicates: scan };
  } catch (error) {
    return { ok: false, problem: 'syntax', message: syntaxMessage(error) };
  }
}

function scanStructure(text: string, maxDepth: number): readonly string[] | 'too deep' {
  const levels: Level[] = [];
  const duplicates: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '"') {
      const end = endOfString(text, at);
      noteName(levels.at(-1), text.slice(at, end), duplicates);
      at = end - 1;
    } else {
      moveLevel(levels, character);
      if (levels.length > maxDepth) return 'too deep';
    }
  }
  return duplicates;
}

function moveLevel(levels: Level[], character: string): void {
  const level = levels.at(-1);
  if (character === '{' || character === '[') levels.push(opened(character, level));
  else if (character === '}' || character === ']') levels.pop();
  else if (character === ',' && level !== undefined) nextMember(level);
}

function opened(character: '{' | '[', parent: Level | undefined): Level {
  const isObject = character === '{';
  return {
    path: parent === undefined ? '' : placeIn(parent),
    names: isObject ? new Set() : null,
    index: 0,
    name: '',
    expectsName: isObject,
  };
}

function placeIn(level: Level): string {
  if (level.names === null) return `${level.path}[${level.index}]`;
  return level.path === '' ? level.name : `${level.path}.${level.name}`;
}

function nextMember(level: Level): void {
  level.index += 1;
  level.expectsName = level.names !== null;
}

function noteName(level: Level | undefined, literal: string, duplicates: string[]): void {
  if (level?.expectsName !== true) return;
  level.expectsName = false;
  level.name = decoded(literal);
  if (level.names?.has(level.name) === true && duplicates.length < MAX_DUPLICATES) {
    duplicates.push(placeIn(level));
  }
  level.names?.add(level.name);
}

/** Two spellings of one name (`issuer`, `\u0069ssuer`) are one name. */
function decoded(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return String(JSON.parse(literal));
  } catch {
    // Not a JSON string: the parse of the whole text reports it.
    return literal;
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

/** The place of the fault without an excerpt of the text, which may be anything. */
function syntaxMessage(error: unknown): string {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  if (position === undefined) return 'It is not complete, valid JSON.';
  return `It is not valid JSON: the fault is at character ${Number(position) + 1}.`;
}
