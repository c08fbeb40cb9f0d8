import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blockText, type DocsBlock, type DocsInline } from '@/lib/core/docs/docs-blocks';
import { type DocsEntry, searchDocs } from '@/lib/core/docs/docs-index';
import { DOCS_PAGES, docsHref } from '@/lib/core/docs/docs-pages';
import { readDocsFile } from '@/lib/platform/docs-files';
import { docsIndex, readDocs } from './read-docs';

/** Documents for those who work on Claimcheck; the console does not show them. */
const NOT_SHOWN = ['testing'];

const read = await Promise.all(
  DOCS_PAGES.map(async (page) => ({ page, ...(await readDocs(page)) })),
);

/** Every address of the documentation that something is at. */
const places = new Set(
  read.flatMap(({ page, headings }) => [
    docsHref(page.name),
    ...headings.map(({ id }) => `${docsHref(page.name)}#${id}`),
  ]),
);

function linksIn(blocks: readonly DocsBlock[]): readonly string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
      case 'plain':
        return block.parts.flatMap(linksOf);
      case 'list':
        return linksIn(block.items.flat());
      case 'table':
        return [block.head, ...block.rows].flat(2).flatMap(linksOf);
      case 'quote':
        return linksIn(block.blocks);
      default:
        return [];
    }
  });
}

function linksOf(part: DocsInline): readonly string[] {
  if (!('parts' in part)) return [];
  return [...(part.kind === 'link' ? [part.href] : []), ...part.parts.flatMap(linksOf)];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the pages of the documentation', () => {
  it('are the files of docs, each once', () => {
    const files = readdirSync('docs').flatMap((name) => /^(.+)\.md$/.exec(name)?.[1] ?? []);
    const shown = files.filter((name) => !NOT_SHOWN.includes(name));
    expect(DOCS_PAGES.map(({ name }) => name).sort()).toEqual(shown.sort());
  });

  it.each(read)('$page.name begins with its title and says something', ({ title, blocks }) => {
    expect(title).not.toBe('');
    expect(blocks.length).toBeGreaterThan(0);
  });

  it.each(read)('$page.name leads to no place that is not there', ({ page, blocks }) => {
    const links = linksIn(blocks)
      .filter((href) => !href.startsWith('http'))
      .map((href) => (href.startsWith('#') ? docsHref(page.name) + href : href));
    expect(links.filter((href) => !places.has(href))).toEqual([]);
  });

  it.each(read)('$page.name shows JSON that can be read', ({ blocks }) => {
    const unread = blocks.filter((block) => block.kind === 'code' && block.language === 'json');
    expect(unread.filter((block) => !isJson(blockText(block)))).toEqual([]);
  });

  it.each(read)('$page.name has no link to a file that is not there', async ({ page }) => {
    const markdown = (await readDocsFile(page.name)).replace(/^```[\s\S]*?^```/gm, '');
    const targets = [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, href = '']) => href);
    const files = targets.filter((href) => !/^(?:#|https:\/\/)/.test(href));
    const lost = files.filter((href) => !existsSync(join('docs', href.replace(/#.*$/, ''))));
    expect(lost).toEqual([]);
  });
});

describe('the index of the documentation', () => {
  it('has every page and heading at an address that is there', async () => {
    const entries: readonly DocsEntry[] = JSON.parse((await docsIndex()).json);
    expect(new Set(entries.map(({ href }) => href))).toEqual(places);
    expect((await docsIndex()).etag).toMatch(/^"[\w-]{43}"$/);
  });

  it('finds what a page is about', async () => {
    const entries: readonly DocsEntry[] = JSON.parse((await docsIndex()).json);
    expect(searchDocs(entries, 'backup', 3)[0]?.href).toMatch(
      /^\/docs\/(?:operating|command-line)#/,
    );
    expect(searchDocs(entries, 'simulator', 1)[0]?.href).toBe('/docs/simulator');
  });
});
