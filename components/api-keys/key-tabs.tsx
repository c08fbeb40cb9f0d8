import Link from 'next/link';
import { KEY_KINDS, type KeyKind } from '@/lib/core/access/api-key';
import { KIND_WORDS } from './key-words';

interface KeyTabsProps {
  kind: KeyKind;
  /** Address of the page. */
  href: string;
}

/** The two kinds of keys as links, for the address says which is shown, and what the kind is for. */
export function KeyTabs({ kind, href }: KeyTabsProps) {
  return (
    <div className="grid gap-4">
      <nav aria-label="Kinds of keys" className="flex gap-0.5 border-b border-line">
        {KEY_KINDS.map((each) => (
          <Link
            key={each}
            href={each === 'api' ? href : `${href}?kind=${each}`}
            aria-current={each === kind ? 'page' : undefined}
            className="-mb-px rounded-t-1 border-b-2 border-transparent px-2 pt-2 pb-2.25 text-13 font-medium text-ink-3 no-underline transition-colors hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
          >
            {KIND_WORDS[each].tab}
          </Link>
        ))}
      </nav>
      <p className="max-w-[88ch] text-13 text-ink-2">{KIND_WORDS[kind].purpose}</p>
    </div>
  );
}
