import Link from 'next/link';
import { Fragment } from 'react';
import { ShownName } from '../ui/shown-name';

export interface Crumb {
  readonly label: string;
  readonly href?: string;
}

/**
 * Where the page is, laid over the top bar of `AppShell`; the last entry is the page itself. Below
 * 900 px it alone is shown.
 */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  const page = items.length - 1;
  return (
    <nav
      aria-label="Breadcrumb"
      className="absolute top-0 right-13 left-13 flex h-13 items-center text-13 text-ink-3 md:right-8 md:left-8"
    >
      <ol className="flex min-w-0 items-center gap-2">
        {items.map((item, index) => (
          <Fragment key={item.href ?? item.label}>
            {index > 0 && (
              <li aria-hidden="true" className="max-md:hidden">
                /
              </li>
            )}
            <li className={index === page ? 'min-w-0 truncate' : 'flex-none max-md:hidden'}>
              <Step item={item} current={index === page} />
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}

function Step({ item, current }: { item: Crumb; current: boolean }) {
  if (current) {
    return (
      <span aria-current="page" className="font-medium text-ink">
        <ShownName name={item.label} />
      </span>
    );
  }
  if (item.href === undefined) return <ShownName name={item.label} />;
  return (
    <Link
      href={item.href}
      className="rounded-1 py-1 transition-colors hover:text-ink hover:underline hover:underline-offset-2"
    >
      <ShownName name={item.label} />
    </Link>
  );
}
