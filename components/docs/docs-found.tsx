import Link from 'next/link';
import type { DocsEntry } from '@/lib/core/docs/docs-index';
import type { DocsSearchState } from './use-docs-search';

interface DocsFoundProps {
  id: string;
  query: string;
  state: DocsSearchState;
  found: readonly DocsEntry[];
  onFollow: () => void;
}

/** What was found, below the field; how many are said to screen readers. */
export function DocsFound({ id, query, state, found, onFollow }: DocsFoundProps) {
  const words = query.trim() === '' ? '' : sentence(state, found.length);
  const isBare = state === 'ready' && found.length > 0;
  return (
    <div
      className={
        words === ''
          ? 'sr-only'
          : 'absolute top-full left-0 z-20 mt-1 max-h-[70dvh] w-full overflow-y-auto rounded-3 border border-line-strong bg-raised p-1 shadow-float md:w-96'
      }
    >
      <p id={id} role="status" className={isBare ? 'sr-only' : 'px-2 py-1.5 text-13 text-ink-2'}>
        {words}
      </p>
      {words !== '' && found.length > 0 && (
        <ul aria-label="Found in the documentation">
          {found.map(({ href, title, section }) => (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                onClick={onFollow}
                className="grid rounded-2 px-2 py-1.5 hover:bg-hover focus-visible:bg-hover"
              >
                <span className="text-13 wrap-anywhere text-ink">{title}</span>
                <span className="text-12 text-ink-3">{section}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function sentence(state: DocsSearchState, count: number): string {
  if (state === 'failed') return 'The search could not be loaded. Reload the page to try again.';
  if (state !== 'ready') return 'Loading the search';
  if (count === 0) return 'Nothing found. Every word has to be in the same section.';
  return count === 1 ? '1 place found' : `${count} places found`;
}
