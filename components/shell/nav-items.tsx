import {
  BookOpen,
  Braces,
  Bug,
  FlaskConical,
  KeyRound,
  type LucideIcon,
  Scale,
  ShieldCheck,
} from 'lucide-react';
import type { ReactNode } from 'react';

/** One page of the sidebar. */
export interface NavItem {
  readonly label: string;
  readonly href: string;
  /** Drawn by the server, so that no page brings the drawings of all. */
  readonly icon: ReactNode;
}

export interface NavGroup {
  readonly label: string;
  readonly items: readonly NavItem[];
}

/** Which pages this operator may open, where that depends on his role. */
export interface PagesAllowed {
  readonly keys: boolean;
}

/** Outside every workspace, and readable without signing in. */
const DOCS: NavItem = {
  label: 'Docs',
  href: '/docs',
  icon: <BookOpen className="size-4" aria-hidden />,
};

/** The pages of a workspace, by group. Only what exists and may be opened. */
export function navGroups(slug: string, allowed: PagesAllowed): readonly NavGroup[] {
  const page = (label: string, path: string, Icon: LucideIcon): NavItem => ({
    label,
    href: `/${slug}/${path}`,
    icon: <Icon className="size-4" aria-hidden />,
  });
  return [
    {
      label: 'Settings',
      items: [
        page('Integration', 'settings/integration', ShieldCheck),
        page('Claims', 'claims', Braces),
        page('Policies', 'policies', Scale),
      ],
    },
    {
      label: 'Look into',
      items: [page('Debugger', 'debugger', Bug), page('Simulator', 'simulator', FlaskConical)],
    },
    ...(allowed.keys ? [{ label: 'Access', items: [page('API keys', 'api-keys', KeyRound)] }] : []),
    { label: 'Help', items: [DOCS] },
  ];
}
