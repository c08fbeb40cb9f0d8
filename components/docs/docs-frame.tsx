import type { ReactNode } from 'react';
import { GateFoot } from '../gate/gate-foot';
import { SkipLink } from '../shell/skip-link';
import type { Theme } from '../shell/theme';
import { BrandMark } from '../ui/brand-mark';
import { DocsBack } from './docs-back';
import { DocsKeys } from './docs-keys';
import { DocsMenu } from './docs-menu';
import { DocsNav } from './docs-nav';
import { DocsSearch } from './docs-search';

interface DocsFrameProps {
  /** The name of the page that is shown. */
  current: string;
  version: string;
  theme: Theme;
  children: ReactNode;
}

/** The frame of the documentation: search and pages on the left, the page itself beside them. */
export function DocsFrame({ children, ...rest }: DocsFrameProps) {
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] md:grid-cols-[248px_minmax(0,1fr)]">
      <SkipLink />
      <DocsKeys />
      <aside
        aria-label="Sidebar"
        className="sticky top-0 z-10 hidden h-dvh border-r border-line md:block"
      >
        <Side {...rest} />
      </aside>
      <div className="relative flex min-w-0 flex-col">
        <header className="flex h-13 flex-none items-center border-b border-line px-2 md:px-8">
          <DocsMenu>
            <Side {...rest} />
          </DocsMenu>
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="flex flex-1 gap-10 px-4 pt-5 pb-10 focus-visible:outline-none md:px-8 md:pt-8"
        >
          {children}
        </main>
      </div>
    </div>
  );
}

function Side({ current, version, theme }: Omit<DocsFrameProps, 'children'>) {
  return (
    <div className="flex h-full flex-col gap-4 p-3">
      <a href="/docs" className="flex h-9 items-center gap-2.5 rounded-2 px-2 text-15 text-ink">
        <BrandMark />
        Claimcheck
        <span className="font-normal text-ink-3">Docs</span>
      </a>
      <DocsSearch />
      <div className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1">
        <DocsNav current={current} />
      </div>
      <div className="grid gap-1 border-t border-line pt-2 text-12 text-ink-3">
        <DocsBack />
        <div className="px-2 [&_button]:-mx-2.5">
          <GateFoot version={version} theme={theme} />
        </div>
      </div>
    </div>
  );
}
