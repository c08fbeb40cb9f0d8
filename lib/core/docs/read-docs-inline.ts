import type { Token } from 'marked';
import type { DocsInline } from './docs-blocks';
import { docsLink } from './docs-link';

/** Reads the parts of a sentence. HTML is text, an image its description, a link to nothing its words. */
export function readDocsInline(tokens: readonly Token[]): readonly DocsInline[] {
  return tokens.flatMap(inlineOf);
}

function inlineOf(token: Token): readonly DocsInline[] {
  switch (token.type) {
    case 'codespan':
      return [{ kind: 'code', text: token.text }];
    case 'strong':
    case 'em':
    case 'del':
      return [{ kind: token.type, parts: readDocsInline(token.tokens ?? []) }];
    case 'link':
      return linkOf(token.href, readDocsInline(token.tokens ?? []));
    case 'br':
      return [{ kind: 'break' }];
    case 'text':
      return textOf(token);
    case 'html':
    case 'escape':
    case 'image':
      return plain(token.text);
    default:
      return [];
  }
}

function textOf(token: Token): readonly DocsInline[] {
  if (token.type === 'text' && token.tokens !== undefined) return readDocsInline(token.tokens);
  return plain('text' in token ? withoutEntities(String(token.text)) : '');
}

function linkOf(href: unknown, parts: readonly DocsInline[]): readonly DocsInline[] {
  const target = docsLink(String(href));
  return target === null ? parts : [{ kind: 'link', href: target, parts }];
}

function plain(text: unknown): readonly DocsInline[] {
  return text === '' ? [] : [{ kind: 'text', text: String(text) }];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
  '&nbsp;': '\u00a0',
};

/** Marked leaves entities to HTML, which nobody makes here. */
function withoutEntities(text: string): string {
  return text.replace(/&(?:lt|gt|quot|amp|nbsp);/g, (entity) => ENTITIES[entity] ?? entity);
}
