import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  type ParseErrorCode,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { JsonProblem } from './json-editor-props';
import { STRICT } from './strict-json';

/** Something wrong with a text, and where in it. */
export interface JsonFault {
  /** Offsets into the text; `to` lies behind the end. */
  readonly from: number;
  readonly to: number;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** Faults that are shown at most: what follows the first is often only its consequence. */
const MAX_SYNTAX_FAULTS = 3;

type SyntaxFault = ReturnType<typeof printParseErrorCode>;

const SENTENCES: Readonly<Partial<Record<SyntaxFault, string>>> = {
  InvalidSymbol:
    'This is no value. Texts stand between quotation marks; other words are true, false and null.',
  InvalidNumberFormat: 'This is no number in JSON. Write it like 12, -0.5 or 1e3.',
  PropertyNameExpected:
    'A name is missing here. Names stand between quotation marks; nothing follows the last comma.',
  ValueExpected: 'A value is missing here. Nothing follows the last comma.',
  ColonExpected: 'A colon is missing between name and value.',
  CommaExpected: 'A comma is missing before this.',
  CloseBraceExpected: 'A closing } is missing.',
  CloseBracketExpected: 'A closing ] is missing.',
  EndOfFileExpected:
    'The document ends before this. Remove what follows, or check the brackets above.',
  InvalidCommentToken: 'JSON has no comments. Remove this one.',
  UnexpectedEndOfComment: 'JSON has no comments. Remove this one.',
  UnexpectedEndOfString: 'The closing quotation mark is missing on this line.',
  UnexpectedEndOfNumber: 'This number is not finished.',
  InvalidUnicode: 'After \\u stand four hexadecimal digits.',
  InvalidEscapeCharacter: 'A backslash stands before one of " \\ / b f n r t u only.',
  InvalidCharacter:
    'This character cannot stand in a text. Write a tab as \\t and a new line as \\n.',
};

/** Everything wrong with a text: faults of JSON itself first, then the problems told at their places. */
export function jsonFaults(text: string, problems: readonly JsonProblem[]): readonly JsonFault[] {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, STRICT);
  const syntax = errors.slice(0, MAX_SYNTAX_FAULTS).map((error) => syntaxFault(text, error));
  if (syntax.length > 0) return syntax;
  if (root === undefined)
    return [fault(text, 0, 0, 'There is nothing here. Write a JSON document.')];
  // A text with such names is not read any further, so what is told of it is the same once more.
  const repeated = repeatedNames(text, root);
  if (repeated.length > 0) return repeated;
  return problems.map(({ at, message }) => {
    const { offset, length } = nodeAt(root, at);
    return fault(text, offset, offset + length, message);
  });
}

function syntaxFault(text: string, { error, offset, length }: ParseError): JsonFault {
  const sentence = SENTENCES[nameOf(error)] ?? 'This is no JSON.';
  return fault(
    text,
    Math.min(offset, text.length),
    Math.min(offset + length, text.length),
    sentence,
  );
}

function nameOf(error: number): SyntaxFault {
  const code: ParseErrorCode = error;
  return printParseErrorCode(code);
}

function fault(text: string, from: number, to: number, message: string): JsonFault {
  return { from, to, line: lineAt(text, from), message };
}

/** The line of an offset, from 1. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Names that an object holds twice, which is refused: readers keep the last, and nobody sees the first go. */
function repeatedNames(text: string, node: Node): readonly JsonFault[] {
  const children = node.children ?? [];
  const within = children.flatMap((child) => repeatedNames(text, child));
  if (node.type !== 'object') return within;
  const seen = new Set<unknown>();
  const own = children.flatMap(({ children: [name] = [] }) => {
    if (name === undefined) return [];
    if (!seen.has(name.value)) {
      seen.add(name.value);
      return [];
    }
    const message = `“${name.value}” is here twice. Remove one of them: only the last would count.`;
    return [fault(text, name.offset, name.offset + name.length, message)];
  });
  return [...own, ...within];
}

/** What a pointer names, or the innermost of what it names that is there; of an object or list its opening. */
function nodeAt(root: Node, pointer: string): { offset: number; length: number } {
  const path: (string | number)[] = [];
  let found = root;
  for (const name of namesIn(pointer)) {
    const next = findNodeAtLocation(found, [found.type === 'array' ? Number(name) : name]);
    if (next === undefined) break;
    path.push(name);
    found = next;
  }
  const isOpening = found.type === 'object' || found.type === 'array';
  return { offset: found.offset, length: isOpening ? 1 : found.length };
}

function namesIn(pointer: string): readonly string[] {
  const names = pointer.split('/').slice(1);
  return names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}
