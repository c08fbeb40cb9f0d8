import { Info, TriangleAlert } from 'lucide-react';
import type { ProviderType } from '@/lib/core/providers/draft';
import type { GuideBlock as Block } from '@/lib/core/providers/guide';
import { GuideCode } from './guide-code';
import { GuideLink } from './guide-link';
import { GuideSteps } from './guide-steps';
import { GuideTable } from './guide-table';
import { GuideText } from './guide-text';
import { shownCode } from './shown-code';

type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>;

interface GuideBlocksProps {
  readonly blocks: readonly Block[];
  readonly type: ProviderType;
}

/** The blocks of a section, one below the other. */
export function GuideBlocks({ blocks, type }: GuideBlocksProps) {
  return (
    <div className="grid min-w-0 gap-3 wrap-anywhere text-ink-2">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks do not move.
        <GuideBlock key={index} block={block} type={type} />
      ))}
    </div>
  );
}

function GuideBlock({ block, type }: { block: Block; type: ProviderType }) {
  switch (block.kind) {
    case 'text':
      return (
        <p>
          <GuideText text={block.text} type={type} />
        </p>
      );
    case 'note':
      return <Note block={block} type={type} />;
    case 'steps':
      return <GuideSteps steps={block.steps} type={type} />;
    case 'list':
      return <List block={block} type={type} />;
    case 'table':
      return <GuideTable heads={block.heads} rows={block.rows} type={type} />;
    case 'links':
      return <Links block={block} />;
    case 'code':
      return <GuideCode pieces={shownCode(block.code, type)} />;
  }
}

function Note({ block, type }: { block: BlockOf<'note'>; type: ProviderType }) {
  const warns = block.tone === 'warning';
  const Icon = warns ? TriangleAlert : Info;
  return (
    <div
      className={`grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 rounded-2 border px-3 py-2 ${warns ? 'border-warn-line bg-warn-soft' : 'border-line bg-sunken'}`}
    >
      <Icon className={`mt-0.5 size-4 ${warns ? 'text-warn' : 'text-ink-3'}`} aria-hidden />
      <p>
        {warns && <span className="sr-only">Attention: </span>}
        <GuideText text={block.text} type={type} />
      </p>
    </div>
  );
}

function List({ block, type }: { block: BlockOf<'list'>; type: ProviderType }) {
  return (
    <ul className="grid list-disc gap-1.5 pl-4.5 marker:text-ink-3">
      {block.items.map((item) => (
        <li key={item}>
          <GuideText text={item} type={type} />
        </li>
      ))}
    </ul>
  );
}

function Links({ block }: { block: BlockOf<'links'> }) {
  return (
    <ul className="grid gap-2">
      {block.links.map(({ label, href, text }) => (
        <li key={href}>
          <GuideLink href={href}>{label}</GuideLink>
          <span className="block text-12 text-ink-3">{text}</span>
        </li>
      ))}
    </ul>
  );
}
