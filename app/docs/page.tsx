import type { Metadata } from 'next';
import { DocsScreen } from './docs-screen';

export const metadata: Metadata = { title: 'Docs' };

/** The first page of the documentation. */
export default function DocsStartPage() {
  return <DocsScreen name="index" />;
}
