import Link from 'next/link';

interface ListViewsProps {
  view: 'names' | 'resources';
  /** Address of the list. */
  href: string;
}

const VIEWS = [
  { view: 'names', label: 'By name' },
  { view: 'resources', label: 'By resource' },
] as const;

/** The two ways to look at the policies, as links, for the address says which is shown. */
export function ListViews({ view, href }: ListViewsProps) {
  return (
    <nav aria-label="Views of the list" className="flex gap-0.5 border-b border-line">
      {VIEWS.map((each) => (
        <Link
          key={each.view}
          href={each.view === 'names' ? href : `${href}?view=${each.view}`}
          aria-current={each.view === view ? 'page' : undefined}
          className="-mb-px rounded-t-1 border-b-2 border-transparent px-2 pt-2 pb-2.25 text-13 font-medium text-ink-3 no-underline transition-colors hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
        >
          {each.label}
        </Link>
      ))}
    </nav>
  );
}
