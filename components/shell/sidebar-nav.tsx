'use client';

import { Braces, Bug, FlaskConical, KeyRound, Scale, ShieldCheck } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type NavItem, navGroups, type PagesAllowed } from './nav-items';

const ICONS = {
  integration: <ShieldCheck className="size-4" aria-hidden />,
  claims: <Braces className="size-4" aria-hidden />,
  policies: <Scale className="size-4" aria-hidden />,
  debugger: <Bug className="size-4" aria-hidden />,
  simulator: <FlaskConical className="size-4" aria-hidden />,
  keys: <KeyRound className="size-4" aria-hidden />,
};

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
        {ICONS[item.icon]}
        {item.label}
      </Link>
    </li>
  );
}

interface SidebarNavProps {
  slug: string;
  allowed: PagesAllowed;
  /** Called when a link is followed, so that a sheet around it can close. */
  onFollow?: (() => void) | undefined;
}

/** The pages of the workspace, by group, with the current one marked. */
export function SidebarNav({ slug, allowed, onFollow }: SidebarNavProps) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="grid gap-4">
      {navGroups(slug, allowed).map((group) => (
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
