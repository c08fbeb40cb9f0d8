import Link from 'next/link';
import { DOCS_GROUPS, docsHref } from '@/lib/core/docs/docs-pages';

/** Every page of the documentation, by group, with the current one marked. */
export function DocsNav({ current }: { current: string }) {
  return (
    <nav aria-label="Documentation" className="grid gap-4">
      {DOCS_GROUPS.map(({ label, pages }) => (
        <div key={label}>
          <p className="px-2 pb-1 text-11 text-ink-3">{label}</p>
          <ul className="grid gap-px" aria-label={label}>
            {pages.map(({ name, title }) => (
              <li key={name}>
                <Link
                  href={docsHref(name)}
                  prefetch={false}
                  aria-current={name === current ? 'page' : undefined}
                  className="flex min-h-8 items-center rounded-2 px-2 text-14 text-ink-2 transition-colors hover:bg-hover aria-[current]:bg-hover aria-[current]:font-strong aria-[current]:text-ink"
                >
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
