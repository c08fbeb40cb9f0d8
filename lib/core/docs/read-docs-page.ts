import { lexer, type Token, type Tokens } from 'marked';
import type { DocsAlign, DocsBlock, DocsHeading } from './docs-blocks';
import { plainText } from './docs-blocks';
import { createSlugger } from './heading-slug';
import { readDocsInline } from './read-docs-inline';

/** A page as it was written. */
export interface ReadDocsPage {
  /** The text of the first heading; empty where there is none. */
  readonly title: string;
  /** Without that heading. */
  readonly blocks: readonly DocsBlock[];
  readonly headings: readonly DocsHeading[];
}

/** Reads the Markdown of a page. HTML in it is text; images are their descriptions. */
export function readDocsPage(markdown: string): ReadDocsPage {
  const slugOf = createSlugger();
  const all = blocksOf(lexer(markdown), slugOf);
  const headings = all.filter((block) => block.kind === 'heading');
  const first = headings.find(({ depth }) => depth === 1);
  return {
    title: first?.text ?? '',
    blocks: all.filter((block) => block !== first),
    headings: headings.filter((heading) => heading !== first),
  };
}

type SlugOf = (text: string) => string;

function blocksOf(tokens: readonly Token[], slugOf: SlugOf): readonly DocsBlock[] {
  return tokens.flatMap((token) => blockOf(token, slugOf) ?? []);
}

// Marked leaves its tokens open to extensions; there are none here, so these are all of them.
function blockOf(token: Token, slugOf: SlugOf): DocsBlock | null {
  switch (token.type) {
    case 'heading':
      return headingOf(token.depth, token.tokens ?? [], slugOf);
    case 'paragraph':
      return { kind: 'paragraph', parts: readDocsInline(token.tokens ?? []) };
    case 'text':
      return { kind: 'plain', parts: readDocsInline(token.tokens ?? [token]) };
    case 'html':
      return htmlAsText(String(token.text).trim());
    case 'code':
      return { kind: 'code', language: languageOf(token.lang), text: token.text };
    case 'blockquote':
      return { kind: 'quote', blocks: blocksOf(token.tokens ?? [], slugOf) };
    case 'hr':
      return { kind: 'rule' };
    default:
      return isList(token) ? listOf(token, slugOf) : isTable(token) ? tableOf(token) : null;
  }
}

/** HTML is shown as it was written; a comment is for those who write. */
function htmlAsText(text: string): DocsBlock | null {
  const isComment = /^<!--(?:(?!-->)[\s\S])*-->$/.test(text);
  return isComment ? null : { kind: 'paragraph', parts: [{ kind: 'text', text }] };
}

function headingOf(depth: number, tokens: readonly Token[], slugOf: SlugOf): DocsHeading {
  const parts = readDocsInline(tokens);
  const text = plainText(parts);
  return { kind: 'heading', depth, id: slugOf(text), parts, text };
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list';
}

function listOf(list: Tokens.List, slugOf: SlugOf): DocsBlock {
  return {
    kind: 'list',
    start: list.ordered ? Number(list.start) : null,
    items: list.items.map(({ tokens }) => blocksOf(tokens, slugOf)),
  };
}

function isTable(token: Token): token is Tokens.Table {
  return token.type === 'table';
}

function tableOf(table: Tokens.Table): DocsBlock {
  const cells = (row: readonly Tokens.TableCell[]) =>
    row.map(({ tokens }) => readDocsInline(tokens));
  const align: readonly DocsAlign[] = table.align;
  return { kind: 'table', align, head: cells(table.header), rows: table.rows.map(cells) };
}

function languageOf(lang: string | undefined): string {
  return lang?.split(/\s/, 1)[0]?.toLowerCase() ?? '';
}
