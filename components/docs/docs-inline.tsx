import Link from 'next/link';
import type { ReactNode } from 'react';
import type { DocsInline } from '@/lib/core/docs/docs-blocks';
import { InlineCode } from '../ui/inline-code';

/** The parts of a sentence. */
export function DocsText({ parts }: { parts: readonly DocsInline[] }) {
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the place in the sentence is what a part is.
    <Part key={index} part={part} />
  ));
}

function Part({ part }: { part: DocsInline }) {
  switch (part.kind) {
    case 'code':
      return <InlineCode>{part.text}</InlineCode>;
    case 'strong':
      return (
        <strong className="font-strong text-ink">
          <DocsText parts={part.parts} />
        </strong>
      );
    case 'em':
      return (
        <em>
          <DocsText parts={part.parts} />
        </em>
      );
    case 'del':
      return (
        <del>
          <DocsText parts={part.parts} />
        </del>
      );
    case 'link':
      return (
        <DocsLink href={part.href}>
          <DocsText parts={part.parts} />
        </DocsLink>
      );
    case 'break':
      return <br />;
    default:
      return part.text;
  }
}

/** A link within the documentation, or out of it into a tab of its own. */
function DocsLink({ href, children }: { href: string; children: ReactNode }) {
  if (href.startsWith('#')) {
    return (
      <a href={href} className="link">
        {children}
      </a>
    );
  }
  if (href.startsWith('/')) {
    return (
      <Link href={href} prefetch={false} className="link">
        {children}
      </Link>
    );
  }
  return (
    <a href={href} target="_blank" rel="noreferrer" className="link wrap-anywhere">
      {children}
    </a>
  );
}
