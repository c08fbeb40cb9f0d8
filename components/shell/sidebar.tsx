import type { ReactNode } from 'react';
import { AccountMenu, type AccountMenuProps } from './account-menu';
import type { NavGroup } from './nav-items';
import { SidebarNav } from './sidebar-nav';
import { type WorkspaceLink, WorkspaceSwitcher } from './workspace-switcher';

export interface SidebarProps {
  workspace: WorkspaceLink;
  workspaces: readonly WorkspaceLink[];
  account: AccountMenuProps;
  pages: readonly NavGroup[];
  /** What opens the command palette. */
  search?: ReactNode;
  /** A line above the account, such as whether the API answers. */
  status?: ReactNode;
  /** Called when a link is followed. */
  onFollow?: () => void;
}

/** Workspace, pages and account, one below the other. */
export function Sidebar(props: SidebarProps) {
  const { workspace, workspaces, account, pages, search, status, onFollow } = props;
  return (
    <div className="flex h-full flex-col gap-4 overflow-y-auto p-3">
      <div className="grid gap-2">
        <WorkspaceSwitcher current={workspace} workspaces={workspaces} />
        {search}
      </div>
      <SidebarNav groups={pages} onFollow={onFollow} />
      <div className="mt-auto grid gap-1 border-t border-line pt-2">
        {status ? <div className="px-2 py-1 text-12 text-ink-3">{status}</div> : null}
        <AccountMenu {...account} />
      </div>
    </div>
  );
}
