import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { DocsContent } from '@/components/docs/docs-content';
import { DocsContents } from '@/components/docs/docs-contents';
import { DocsFrame } from '@/components/docs/docs-frame';
import { DocsNeighbours } from '@/components/docs/docs-neighbours';
import { Breadcrumbs } from '@/components/shell/breadcrumbs';
import { parseTheme, THEME_COOKIE } from '@/components/shell/theme';
import { docsGroupOf, docsPage } from '@/lib/core/docs/docs-pages';
import { readDocs } from '@/lib/usecases/read-docs';
import { version } from '@/package.json';

/** A page of the documentation. Nobody has to be signed in: it holds nothing of this installation. */
export async function DocsScreen({ name }: { name: string }) {
  const page = docsPage(name);
  if (page === null) notFound();
  const { title, blocks, headings } = await readDocs(page);
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <DocsFrame current={name} version={version} theme={theme}>
      <Breadcrumbs
        items={[
          { label: 'Docs', href: '/docs' },
          { label: docsGroupOf(name) },
          { label: page.title },
        ]}
      />
      <article className="grid max-w-[860px] min-w-0 flex-1 auto-rows-min grid-cols-[minmax(0,1fr)] gap-4">
        <h1 className="text-20 wrap-anywhere">{title}</h1>
        <DocsContent blocks={blocks} />
        <DocsNeighbours name={name} />
      </article>
      <DocsContents headings={headings} />
    </DocsFrame>
  );
}
