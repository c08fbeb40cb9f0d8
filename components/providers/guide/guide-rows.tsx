import type { ReactNode } from 'react';
import type { ProviderType } from '@/lib/core/providers/draft';
import type { GuideProblem, GuideSection } from '@/lib/core/providers/guide';
import { isProblemCode } from '@/lib/core/providers/token-problems';
import { Disclosure } from '../../ui/disclosure';
import { Panel, PanelBar } from '../../ui/panel';
import { GuideBlocks } from './guide-block';

interface GuideRowsProps {
  readonly title: string;
  readonly rows: readonly (GuideSection | GuideProblem)[];
  readonly type: ProviderType;
  readonly children?: ReactNode;
}

/** Sections or problems as rows that open; the address of the page opens the one that it names. */
export function GuideRows({ title, rows, type, children }: GuideRowsProps) {
  return (
    <Panel>
      <PanelBar title={title} level={2} />
      <div className="divide-y divide-line">
        {rows.map((row) => (
          <Disclosure
            key={row.id}
            id={row.id}
            title={
              isProblemCode(row.id) ? (
                <code className="font-mono text-12">{row.title}</code>
              ) : (
                row.title
              )
            }
            summary={'summary' in row ? row.summary : undefined}
          >
            <GuideBlocks blocks={row.blocks} type={type} />
          </Disclosure>
        ))}
        {children}
      </div>
    </Panel>
  );
}
