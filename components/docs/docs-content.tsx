import { Hash } from 'lucide-react';
import type { DocsBlock, DocsHeading } from '@/lib/core/docs/docs-blocks';
import { DocsCode } from './docs-code';
import { DocsText } from './docs-inline';
import { DocsTable } from './docs-table';

/** What a page says, one part below the other. */
export function DocsContent({ blocks }: { blocks: readonly DocsBlock[] }) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the place on the page is what a block is.
    <Block key={index} block={block} />
  ));
}

function Block({ block }: { block: DocsBlock }) {
  switch (block.kind) {
    case 'heading':
      return <Heading heading={block} />;
    case 'paragraph':
      return (
        <p className="max-w-[80ch] text-ink-2">
          <DocsText parts={block.parts} />
        </p>
      );
    case 'plain':
      return <DocsText parts={block.parts} />;
    case 'list':
      return <List start={block.start} items={block.items} />;
    case 'code':
      return <DocsCode text={block.text} language={block.language} />;
    case 'table':
      return <DocsTable align={block.align} head={block.head} rows={block.rows} />;
    case 'quote':
      return (
        <blockquote className="grid gap-3 border-l-2 border-accent-line pl-4">
          <DocsContent blocks={block.blocks} />
        </blockquote>
      );
    default:
      return <hr className="border-line" />;
  }
}

const HEADINGS = {
  2: { Tag: 'h2', look: 'mt-6 text-15' },
  3: { Tag: 'h3', look: 'mt-3 font-strong' },
  4: { Tag: 'h4', look: 'text-13 font-strong' },
} as const;

function Heading({ heading: { depth, id, parts, text } }: { heading: DocsHeading }) {
  const { Tag, look } = HEADINGS[depth === 1 || depth === 2 ? 2 : depth === 3 ? 3 : 4];
  return (
    <Tag
      id={id}
      className={`group scroll-mt-6 rounded-1 wrap-anywhere text-ink target:bg-accent-soft ${look}`}
    >
      <DocsText parts={parts} />
      <a
        href={`#${id}`}
        aria-label={`Link to “${text}”`}
        className="ml-1.5 inline-block align-[-2px] text-ink-3 opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
      >
        <Hash className="size-3.5" aria-hidden />
      </a>
    </Tag>
  );
}

interface ListProps {
  start: number | null;
  items: readonly (readonly DocsBlock[])[];
}

function List({ start, items }: ListProps) {
  const Tag = start === null ? 'ul' : 'ol';
  return (
    <Tag
      {...(start !== null && start !== 1 && { start })}
      className={`grid max-w-[80ch] gap-1.5 pl-5 text-ink-2 marker:text-ink-3 ${start === null ? 'list-disc' : 'list-decimal'}`}
    >
      {items.map((blocks, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items do not move.
        <li key={index} className="min-w-0 pl-1">
          <ListItem blocks={blocks} />
        </li>
      ))}
    </Tag>
  );
}

/** An item of one sentence stands in the line of its mark; of several parts, one below the other. */
function ListItem({ blocks }: { blocks: readonly DocsBlock[] }) {
  const [only] = blocks;
  if (blocks.length === 1 && only?.kind === 'plain') return <DocsText parts={only.parts} />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the item is what a block is.
        <div key={index} className="min-w-0">
          <Block block={block} />
        </div>
      ))}
    </div>
  );
}
