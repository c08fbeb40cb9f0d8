import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { PROVIDER_TYPES } from '@/lib/core/providers/draft';
import { providerTypeOf } from '@/lib/core/providers/registry';
import { ProviderMark } from '../ui/provider-mark';

/** The types of provider as cards; each leads to a form of its own. `href` is the form's page. */
export function TypeCards({ href }: { href: string }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4" aria-label="Types of provider">
      {PROVIDER_TYPES.map(providerTypeOf).map(({ type, label, summary }) => (
        <li key={type} className="flex">
          <Link
            href={`${href}?type=${type}`}
            aria-describedby={`type-${type}`}
            className="group grid flex-1 content-start gap-y-1 rounded-3 border border-line-strong bg-surface p-4 text-ink no-underline transition-colors hover:border-line-control hover:bg-hover max-sm:grid-cols-[auto_minmax(0,1fr)] max-sm:gap-x-3 max-sm:[&>:first-child]:row-span-2"
          >
            <ProviderMark type={type} />
            <span className="flex items-center sm:mt-2 justify-between gap-2 text-13 font-semibold">
              {label}
              <ArrowRight
                aria-hidden
                className="size-4 flex-none text-ink-3 transition-colors group-hover:text-ink"
              />
            </span>
            <span id={`type-${type}`} className="text-12 text-ink-2">
              {summary}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
