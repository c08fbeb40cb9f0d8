import type { Permission } from '@/lib/core/access/permissions';
import type { ActionResult } from '@/lib/core/action-result';
import type { FoundEntries } from '@/lib/core/found-entry';
import type { SidebarProps } from '../shell/sidebar';

/** Finds by name what a workspace holds; `ids` are those whose names are wanted besides. */
export type FindAction = (
  workspaceSlug: string,
  input: { readonly query: string; readonly ids: readonly string[] },
) => Promise<ActionResult<FoundEntries>>;

/** What palette and shortcuts know of the workspace and of who is there. */
export interface CommandsProps
  extends Pick<SidebarProps, 'workspace' | 'workspaces' | 'account' | 'pages'> {
  /** What the operator may do. */
  may: readonly Permission[];
  /** The browser runs on a Mac, an iPad or an iPhone. */
  mac: boolean;
  find: FindAction;
}

/** Which of the two is open. */
export type Shown = 'palette' | 'sheet' | null;
