import type { ReactNode } from 'react';
import type { ProviderType } from '@/lib/core/providers/draft';
import type { GuideText as Text } from '@/lib/core/providers/guide';
import { GuideText } from './guide-text';

interface GuideTableProps {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Text[])[];
  readonly type: ProviderType;
}

/** A table of a guide; where it is narrow, each row becomes a block with its first cell as the head. */
export function GuideTable({ heads, rows, type }: GuideTableProps) {
  return (
    <div className="@container min-w-0">
      {/* biome-ignore-start lint/a11y/noRedundantRoles: display: block takes the roles away. */}
      <table
        role="table"
        className="w-full wrap-break-word @max-[480px]:block [&_code]:wrap-break-word"
      >
        <thead role="rowgroup" className="@max-[480px]:sr-only">
          <tr role="row" className="border-b border-line text-left text-11 text-ink-3">
            {heads.map((head) => (
              <th
                key={head}
                role="columnheader"
                scope="col"
                className="py-1.5 pr-4 font-medium last:pr-0"
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="divide-y divide-line @max-[480px]:block">
          {rows.map((row) => (
            <tr key={row[0]} role="row" className="align-top @max-[480px]:block @max-[480px]:py-2">
              {row.map((cell, index) => (
                <Cell key={heads[index]} head={index === 0}>
                  <GuideText text={cell} type={type} />
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: display: block takes the roles away. */}
    </div>
  );
}

function Cell({ head, children }: { head: boolean; children: ReactNode }) {
  const look = 'py-2 pr-4 text-left font-normal last:pr-0 @max-[480px]:block @max-[480px]:p-0';
  if (head) {
    return (
      // biome-ignore lint/a11y/noRedundantRoles: display: block takes the role away.
      <th role="rowheader" scope="row" className={`${look} text-ink`}>
        {children}
      </th>
    );
  }
  return (
    // biome-ignore lint/a11y/noRedundantRoles: display: block takes the role away.
    <td role="cell" className={look}>
      {children}
    </td>
  );
}
