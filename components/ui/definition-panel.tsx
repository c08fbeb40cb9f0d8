import type { ReactNode } from 'react';
import { Panel } from './panel';

export interface Definition {
  term: string;
  value: ReactNode;
  /** The value is compared byte for byte. */
  mono?: boolean;
}

interface DefinitionPanelProps {
  /** Names the table to screen readers. */
  caption: string;
  heads: readonly [string, string];
  rows: readonly Definition[];
}

/** A table of two columns: a name in mono, and what it must be. */
export function DefinitionPanel({ caption, heads, rows }: DefinitionPanelProps) {
  return (
    <Panel className="overflow-hidden">
      <table className="w-full text-13">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line bg-canvas text-left text-11 text-ink-3">
            <th scope="col" className="w-24 py-2 pr-3 pl-4 font-medium">
              {heads[0]}
            </th>
            <th scope="col" className="py-2 pr-4 font-medium">
              {heads[1]}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ term, value, mono }) => (
            <tr key={term} className="align-top">
              <th
                scope="row"
                className="py-2.5 pr-3 pl-4 text-left font-mono text-12 leading-5 font-normal wrap-anywhere"
              >
                {term}
              </th>
              <td
                className={`py-2.5 pr-4 wrap-anywhere ${mono ? 'font-mono text-12 leading-5' : ''}`}
              >
                {value}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
