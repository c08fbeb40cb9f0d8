/** Languages whose code is coloured. */
export type CodeLanguage = 'js' | 'ts' | 'tsx' | 'python' | 'go' | 'bash' | 'nginx' | 'json';

/** What a part of code is, as far as colours go. */
export type CodeKind = 'plain' | 'keyword' | 'string' | 'name' | 'comment' | 'number';

export interface CodeSpan {
  readonly kind: CodeKind;
  readonly text: string;
}

const JS_WORDS =
  'as async await break case catch class const continue default do else export extends false finally for from function if import in instanceof interface let new null of private public readonly return satisfies static super switch this throw true try type typeof undefined void while yield';
const PYTHON_WORDS =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield';
const GO_WORDS =
  'any bool break byte case chan const continue default defer else error fallthrough false float64 for func go goto if import int interface map nil package range return select string struct switch true type var';
const BASH_WORDS =
  'case do done elif else esac export fi for function if in local return set then until while';

const DOUBLE = String.raw`"(?:[^"\\\n]|\\.)*"`;
const SINGLE = String.raw`'(?:[^'\\\n]|\\.)*'`;
const HASH_COMMENT = String.raw`(?<=^|[\s;])#[^\n]*`;
const NOTHING = '(?!)';
const NUMBER = String.raw`\b\d[\d_.]*\b`;
const CALLED = String.raw`[A-Za-z_$][\w$]*(?=\()`;

const TAG = String.raw`(?<=^|[\s(>}])<\/?[A-Za-z][\w.]*|<\/[A-Za-z][\w.]*`;
/** The words between two tags are the reader's language, not the program's. */
const BETWEEN_TAGS = String.raw`(?<=>)[^<>{}\n]+(?=<\/)`;

const javaScript = grammar({
  comment: String.raw`\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/`,
  string: `${DOUBLE}|${SINGLE}|${'`(?:[^`\\\\]|\\\\.)*`'}`,
  keyword: words(JS_WORDS),
  name: `${TAG}|${CALLED}`,
  number: NUMBER,
  plain: BETWEEN_TAGS,
});

/** How each language is read; the first kind that fits at a place wins. */
const GRAMMARS: Readonly<Record<CodeLanguage, RegExp>> = {
  js: javaScript,
  ts: javaScript,
  tsx: javaScript,
  python: grammar({
    comment: HASH_COMMENT,
    string: `[rbf]?"""(?:[^"]|"(?!""))*"""|[rbf]?${DOUBLE}|[rbf]?${SINGLE}`,
    keyword: words(PYTHON_WORDS),
    name: CALLED,
    number: NUMBER,
  }),
  go: grammar({
    comment: String.raw`\/\/[^\n]*`,
    string: `${DOUBLE}|${'`[^`]*`'}|${SINGLE}`,
    keyword: words(GO_WORDS),
    name: CALLED,
    number: NUMBER,
  }),
  bash: grammar({
    comment: HASH_COMMENT,
    string: `${String.raw`"(?:[^"\\]|\\.)*"`}|'[^']*'`,
    keyword: words(BASH_WORDS),
    name: String.raw`(?<=^|\n)(?:curl|npm|npx|pip|go|node|python3)\b|(?<=\s)--?[A-Za-z][\w-]*`,
    number: NUMBER,
  }),
  nginx: grammar({
    comment: HASH_COMMENT,
    string: `${DOUBLE}|${SINGLE}`,
    keyword: String.raw`(?<=(?:^|\n)[ \t]*)[a-z_]+(?=[ \t{;])`,
    name: String.raw`\$\{?[A-Za-z_]\w*\}?`,
    number: NOTHING,
  }),
  json: grammar({
    comment: NOTHING,
    string: DOUBLE,
    keyword: words('true false null'),
    name: NOTHING,
    number: `-?${NUMBER}`,
  }),
};

type Grammar = Readonly<
  Record<Exclude<CodeKind, 'plain'>, string> & Partial<Record<'plain', string>>
>;

function grammar({ comment, string, keyword, name, number, plain = NOTHING }: Grammar): RegExp {
  const kinds = { plain, comment, string, keyword, name, number };
  return new RegExp(
    Object.entries(kinds)
      .map(([kind, source]) => `(?<${kind}>${source})`)
      .join('|'),
    'g',
  );
}

/** Words that are no part of a longer word, and no member of something. */
function words(list: string): string {
  return String.raw`(?<![\w$.])(?:${list.replaceAll(' ', '|')})(?![\w$])`;
}

const KINDS = ['comment', 'string', 'keyword', 'name', 'number'] as const;

/** The parts of code by their colour, in order and without a gap; together they are the code. */
export function colourCode(code: string, language: CodeLanguage): readonly CodeSpan[] {
  const spans: CodeSpan[] = [];
  let end = 0;
  for (const match of code.matchAll(GRAMMARS[language])) {
    const kind = KINDS.find((known) => match.groups?.[known] !== undefined);
    if (kind === undefined || match[0] === '') continue;
    if (match.index > end) spans.push({ kind: 'plain', text: code.slice(end, match.index) });
    spans.push({ kind, text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < code.length) spans.push({ kind: 'plain', text: code.slice(end) });
  return spans;
}
