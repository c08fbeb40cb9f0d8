import { createHash } from 'node:crypto';
import { entriesOf } from '@/lib/core/docs/docs-entries';
import { DOCS_PAGES, type DocsPage } from '@/lib/core/docs/docs-pages';
import { type ReadDocsPage, readDocsPage } from '@/lib/core/docs/read-docs-page';
import { readDocsFile } from '@/lib/platform/docs-files';
import { processWide } from '@/lib/platform/process-wide';

/** Reads a page of the documentation. It is the same for everybody and needs no permission. */
export async function readDocs(page: DocsPage): Promise<ReadDocsPage> {
  const { pages } = held.get();
  const read = pages.get(page.name) ?? readDocsPage(await readDocsFile(page.name));
  pages.set(page.name, read);
  return read;
}

/** Everything that can be found in the documentation: a list of `DocsEntry` as JSON. */
export interface DocsIndex {
  readonly json: string;
  /** Of exactly this text: quoted, for a header. */
  readonly etag: string;
}

/** The index of the documentation, made once in a process. */
export async function docsIndex(): Promise<DocsIndex> {
  const slot = held.get();
  slot.index ??= await makeIndex();
  return slot.index;
}

const held = processWide<{ readonly pages: Map<string, ReadDocsPage>; index: DocsIndex | null }>(
  'docs',
  () => ({ pages: new Map(), index: null }),
);

async function makeIndex(): Promise<DocsIndex> {
  // Of two places with the same title the explanation of the code itself comes first.
  const pages = DOCS_PAGES.toSorted((one, other) => rankOf(one) - rankOf(other));
  const entries = await Promise.all(
    pages.map(async (page) => entriesOf(page, await readDocs(page))),
  );
  const json = JSON.stringify(entries.flat());
  return {
    json,
    etag: `"${createHash('sha256').update(json).digest('base64url')}"`,
  };
}

function rankOf({ name }: DocsPage): number {
  return name === 'codes' ? 0 : 1;
}
