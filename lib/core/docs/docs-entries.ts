import { blockText, type DocsBlock } from './docs-blocks';
import { type DocsEntry, wordsOf } from './docs-index';
import { type DocsPage, docsGroupOf, docsHref } from './docs-pages';
import type { ReadDocsPage } from './read-docs-page';

/** What a page gives to the search: itself, and each of its headings with the text below it. */
export function entriesOf(page: DocsPage, { blocks }: ReadDocsPage): readonly DocsEntry[] {
  const href = docsHref(page.name);
  const parts = partsOf(blocks);
  return parts.map(({ heading, text }) => ({
    title: heading === null ? page.title : heading.text,
    section: heading === null ? docsGroupOf(page.name) : page.title,
    href: heading === null ? href : `${href}#${heading.id}`,
    words: wordsOf(text.join(' ')).join(' '),
  }));
}

interface Part {
  readonly heading: { readonly id: string; readonly text: string } | null;
  readonly text: string[];
}

function partsOf(blocks: readonly DocsBlock[]): readonly Part[] {
  let part: Part = { heading: null, text: [] };
  const parts = [part];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      part = { heading: block, text: [] };
      parts.push(part);
    } else part.text.push(blockText(block));
  }
  return parts;
}
