import type { DocsAlign, DocsInline } from '@/lib/core/docs/docs-blocks';
import { cn } from '../ui/cn';
import { DocsText } from './docs-inline';

interface DocsTableProps {
  align: readonly DocsAlign[];
  head: readonly (readonly DocsInline[])[];
  rows: readonly (readonly (readonly DocsInline[])[])[];
}

const CELL = 'px-3 py-2 align-top first:pl-4 last:pr-4';

/** A table; where it is wider than the page it scrolls by itself. */
export function DocsTable({ align, head, rows }: DocsTableProps) {
  const look = (column: number) => cn(CELL, align[column] === 'right' && 'text-right');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in.
    <div
      role="group"
      aria-label="Table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: by keyboard it scrolls only where it has the focus.
      tabIndex={0}
      className="min-w-0 overflow-x-auto rounded-3 border border-line bg-surface"
    >
      <table className="w-full text-13">
        {head.some((cell) => cell.length > 0) && (
          <thead>
            <tr className="border-b border-line bg-canvas text-left text-ink-3">
              {head.map((cell, column) => (
                <th
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move.
                  key={column}
                  scope="col"
                  className={cn(look(column), 'text-11 whitespace-nowrap')}
                >
                  <DocsText parts={cell} />
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody className="divide-y divide-line">
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows do not move.
            <tr key={at}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move.
                <td key={column} className={cn(look(column), 'min-w-32')}>
                  <DocsText parts={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
