/** One page of the sidebar; `icon` is a name that `NavIcon` draws. */
export interface NavItem {
  readonly label: string;
  readonly href: string;
  readonly icon: 'integration' | 'debugger';
}

export interface NavGroup {
  readonly label: string;
  readonly items: readonly NavItem[];
}

/** The pages of a workspace, by group. Only what exists. */
export function navGroups(slug: string): readonly NavGroup[] {
  return [
    {
      label: 'Settings',
      items: [{ label: 'Integration', href: `/${slug}/settings/integration`, icon: 'integration' }],
    },
    {
      label: 'Look into',
      items: [{ label: 'Debugger', href: `/${slug}/debugger`, icon: 'debugger' }],
    },
  ];
}
