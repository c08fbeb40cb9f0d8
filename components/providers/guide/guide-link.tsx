import type { ReactNode } from 'react';

interface GuideLinkProps {
  readonly href: string;
  readonly children: ReactNode;
}

/** A link to another part of the guide, or to the provider's own pages in a new tab. */
export function GuideLink({ href, children }: GuideLinkProps) {
  if (href.startsWith('#')) {
    return (
      <a href={href} className="link">
        {children}
      </a>
    );
  }
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="link">
      {children}
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}
