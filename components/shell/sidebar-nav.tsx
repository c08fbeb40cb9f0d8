'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { NavGroup, NavItem } from './nav-items';

function isCurrent(pathname: string | null, href: string): boolean {
  return pathname === href || pathname?.startsWith(`${href}/`) === true;
}

interface NavLinkProps {
  item: NavItem;
  current: boolean;
  onFollow: (() => void) | undefined;
}

function NavLink({ item, current, onFollow }: NavLinkProps) {
  return (
    <li>
      <Link
        href={item.href}
        aria-current={current ? 'page' : undefined}
        {...(onFollow && { onClick: onFollow })}
        className="flex h-8 items-center gap-2.5 rounded-2 px-2 text-14 text-ink-2 transition-colors hover:bg-hover aria-[current]:bg-hover aria-[current]:font-strong aria-[current]:text-ink"
      >
        {item.icon}
        {item.label}
      </Link>
    </li>
  );
}

interface SidebarNavProps {
  groups: readonly NavGroup[];
  /** Called when a link is followed, so that a sheet around it can close. */
  onFollow?: (() => void) | undefined;
}

/** The pages of the workspace, by group, with the current one marked. */
export function SidebarNav({ groups, onFollow }: SidebarNavProps) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="grid gap-4">
      {groups.map((group) => (
        <div key={group.label}>
          <p className="px-2 pb-1 text-11 text-ink-3">{group.label}</p>
          <ul className="grid gap-px" aria-label={group.label}>
            {group.items.map((item) => (
              <NavLink
                key={item.href}
                item={item}
                current={isCurrent(pathname, item.href)}
                onFollow={onFollow}
              />
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
