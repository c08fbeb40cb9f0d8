import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { docsPage } from '@/lib/core/docs/docs-pages';
import { DocsScreen } from '../docs-screen';

interface DocsPageProps {
  params: Promise<{ page: string }>;
}

/** The page's title for the browser. */
export async function generateMetadata({ params }: DocsPageProps): Promise<Metadata> {
  const page = docsPage((await params).page);
  return { title: page === null ? 'Not found' : `${page.title} · Docs` };
}

/** One page of the documentation; its first has the address of all. */
export default async function DocsPage({ params }: DocsPageProps) {
  const { page } = await params;
  if (page === 'index') notFound();
  return <DocsScreen name={page} />;
}
