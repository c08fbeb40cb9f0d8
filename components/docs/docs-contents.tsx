import type { DocsHeading } from '@/lib/core/docs/docs-blocks';

/** The headings of a page, beside it on wide screens. */
export function DocsContents({ headings }: { headings: readonly DocsHeading[] }) {
  const shown = headings.filter(({ depth }) => depth <= 3);
  if (shown.length < 2) return null;
  return (
    <nav
      aria-label="On this page"
      className="sticky top-8 hidden max-h-[calc(100dvh-4rem)] w-52 flex-none self-start overflow-y-auto text-13 lg:block"
    >
      <p className="pb-1 text-11 text-ink-3">On this page</p>
      <ul className="grid gap-px border-l border-line">
        {shown.map(({ id, depth, text }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className={`block py-0.5 wrap-anywhere text-ink-2 transition-colors hover:text-ink ${depth === 3 ? 'pl-6 text-12' : 'pl-3'}`}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
