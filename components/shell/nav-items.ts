/** One page of the sidebar; `icon` is a name that `NavIcon` draws. */
export interface NavItem {
  readonly label: string;
  readonly href: string;
  readonly icon: 'integration' | 'claims' | 'policies' | 'debugger' | 'simulator' | 'keys';
}

export interface NavGroup {
  readonly label: string;
  readonly items: readonly NavItem[];
}

/** Which pages this operator may open, where that depends on his role. */
export interface PagesAllowed {
  readonly keys: boolean;
}

/** The pages of a workspace, by group. Only what exists and may be opened. */
export function navGroups(slug: string, allowed: PagesAllowed): readonly NavGroup[] {
  return [
    {
      label: 'Settings',
      items: [
        { label: 'Integration', href: `/${slug}/settings/integration`, icon: 'integration' },
        { label: 'Claims', href: `/${slug}/claims`, icon: 'claims' },
        { label: 'Policies', href: `/${slug}/policies`, icon: 'policies' },
      ],
    },
    {
      label: 'Look into',
      items: [
        { label: 'Debugger', href: `/${slug}/debugger`, icon: 'debugger' },
        { label: 'Simulator', href: `/${slug}/simulator`, icon: 'simulator' },
      ],
    },
    ...(allowed.keys ? [accessOf(slug)] : []),
  ];
}

function accessOf(slug: string): NavGroup {
  return {
    label: 'Access',
    items: [{ label: 'API keys', href: `/${slug}/api-keys`, icon: 'keys' }],
  };
}
