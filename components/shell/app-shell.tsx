import type { ReactNode } from 'react';
import type { CommandsProps } from '../palette/commands-props';
import { ConsoleCommands } from '../palette/console-commands';
import { PaletteButton, PaletteIconButton } from '../palette/palette-button';
import { MobileMenu } from './mobile-menu';
import { navGroups, type PagesAllowed } from './nav-items';
import { Sidebar, type SidebarProps } from './sidebar';
import { SkipLink } from './skip-link';

interface AppShellProps
  extends Omit<SidebarProps, 'onFollow' | 'pages' | 'search'>,
    Pick<CommandsProps, 'may' | 'mac' | 'find'> {
  allowed: PagesAllowed;
  children: ReactNode;
}

/**
 * The frame of every page of a workspace: sidebar, top bar, content. The top bar is empty but for
 * the menu button; each page lays its `Breadcrumbs` over it, so that the page alone knows its name.
 */
export function AppShell({ children, allowed, may, mac, find, ...shared }: AppShellProps) {
  const sidebar = { ...shared, pages: navGroups(shared.workspace.slug, allowed) };
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] md:grid-cols-[232px_minmax(0,1fr)]">
      <SkipLink />
      <aside
        aria-label="Sidebar"
        className="sticky top-0 hidden h-dvh border-r border-line md:block"
      >
        <Sidebar {...sidebar} search={<PaletteButton mac={mac} />} />
      </aside>
      <div className="relative flex min-w-0 flex-col">
        <header className="flex h-13 flex-none items-center border-b border-line px-2 md:px-8">
          <MobileMenu {...sidebar} />
          <PaletteIconButton />
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="flex flex-1 flex-col px-4 pt-5 pb-8 focus-visible:outline-none md:px-8 md:pt-8 md:pb-10"
        >
          {children}
        </main>
      </div>
      <ConsoleCommands
        workspace={sidebar.workspace}
        workspaces={sidebar.workspaces}
        account={sidebar.account}
        pages={sidebar.pages}
        {...{ may, mac, find }}
      />
    </div>
  );
}
