import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

export interface TableColumn {
  label: ReactNode;
  /** Said to screen readers only, for a column of buttons. */
  hidden?: boolean;
  align?: 'left' | 'right';
  className?: string;
}

interface TableProps {
  /** Names the table to screen readers. */
  caption: string;
  columns: readonly TableColumn[];
  /** `TableRow`s. */
  children: ReactNode;
  className?: string;
}

/**
 * A table in a panel. Below 900 px each row becomes a block in which a cell stands beside the
 * label of its column (`TableCell` takes it); the roles keep it a table to screen readers.
 */
export function Table({ caption, columns, children, className }: TableProps) {
  return (
    <div
      className={cn('min-w-0 overflow-hidden rounded-3 border border-line bg-surface', className)}
    >
      {/* biome-ignore-start lint/a11y/noRedundantRoles: display: block takes the roles away. */}
      <table role="table" className="w-full text-13 max-md:block">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="max-md:sr-only">
          <tr role="row" className="border-b border-line bg-canvas text-ink-3">
            {columns.map((column, index) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move.
                key={index}
                role="columnheader"
                scope="col"
                className={cn(
                  'px-3 py-2 text-11 whitespace-nowrap first:pl-4 last:pr-4',
                  column.align === 'right' ? 'text-right' : 'text-left',
                  column.className,
                )}
              >
                {column.hidden ? <span className="sr-only">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="divide-y divide-line max-md:block">
          {children}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: display: block takes the roles away. */}
    </div>
  );
}

/** One row; `hover` when the row leads somewhere. */
export function TableRow({
  hover,
  className,
  ...rest
}: ComponentProps<'tr'> & { hover?: boolean }) {
  return (
    <tr
      // biome-ignore lint/a11y/noRedundantRoles: display: grid takes the role away.
      role="row"
      className={cn(
        'relative max-md:grid max-md:gap-1.5 max-md:px-4 max-md:py-3.5',
        hover && 'transition-colors hover:bg-hover',
        className,
      )}
      {...rest}
    />
  );
}

interface TableCellProps extends ComponentProps<'td'> {
  /** The column's label, shown before the value below 900 px; without it the cell stands alone. */
  label?: string;
  align?: 'left' | 'right';
}

/** One cell. */
export function TableCell({ label, align, className, children, ...rest }: TableCellProps) {
  return (
    <td
      // biome-ignore lint/a11y/noRedundantRoles: display: grid takes the role away.
      role="cell"
      className={cn(
        'px-3 py-2.5 align-top first:pl-4 last:pr-4 max-md:p-0! max-md:text-left',
        align === 'right' && 'text-right tabular-nums',
        label && 'max-md:grid max-md:grid-cols-[92px_minmax(0,1fr)] max-md:gap-3',
        className,
      )}
      {...rest}
    >
      {label ? (
        <>
          <span aria-hidden="true" className="hidden text-12 leading-5 text-ink-3 max-md:block">
            {label}
          </span>
          <div className="min-w-0">{children}</div>
        </>
      ) : (
        children
      )}
    </td>
  );
}
