import { docsHref, docsPage } from './docs-pages';

const PAGE_FILE = /^(?:\.\/)?([a-z0-9-]+)\.md(#[^\s]*)?$/;

/**
 * Where a link of a page leads in the console: other pages at their address there, anchors and https
 * as they are. Null: to nothing that the console shows (a file of the repository), or may lead to.
 */
export function docsLink(href: string): string | null {
  if (/^#[^\s]+$/.test(href)) return href;
  if (/^https?:\/\//i.test(href)) return URL.canParse(href) ? href : null;
  const [, name = '', anchor = ''] = PAGE_FILE.exec(href) ?? [];
  return docsPage(name) === null ? null : docsHref(name) + anchor;
}
