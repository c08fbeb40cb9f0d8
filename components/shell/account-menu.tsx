'use client';

import { ChevronsUpDown, CircleUserRound, LogOut, Monitor, Moon, Sun, UserCog } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Menu, MenuChoices, MenuHeading, MenuItem, MenuSeparator } from '../ui/menu';
import { type SignOutAction, signOutAndLeave } from './sign-out';
import type { Theme } from './theme';
import { useTheme } from './use-theme';

export interface AccountMenuProps {
  operator: { readonly id: string; readonly name: string; readonly email: string };
  /** Path of the operator's own page. */
  accountHref: string;
  theme: Theme;
  /** Ends the session; the menu then leads to the sign-in page. */
  signOut: SignOutAction;
}

const THEME_CHOICES = [
  { value: 'system', label: 'System', icon: <Monitor aria-hidden /> },
  { value: 'light', label: 'Light', icon: <Sun aria-hidden /> },
  { value: 'dark', label: 'Dark', icon: <Moon aria-hidden /> },
] as const;

function Trigger({ name, ...rest }: { name: string }) {
  return (
    <button
      type="button"
      {...rest}
      className="flex h-9 w-full items-center gap-2 rounded-2 px-2 text-left text-13 text-ink-2 transition-colors hover:bg-hover hover:text-ink data-[state=open]:bg-hover"
    >
      <CircleUserRound className="size-4" aria-hidden />
      <span className="min-w-0 flex-1 truncate">{name}</span>
      <span className="sr-only">, account, theme, sign out</span>
      <ChevronsUpDown className="size-3.5 text-ink-3" aria-hidden />
    </button>
  );
}

/** Who is signed in, and behind it: the account, the theme, signing out. */
export function AccountMenu({ operator, accountHref, theme: saved, signOut }: AccountMenuProps) {
  const [theme, chooseTheme] = useTheme(saved);
  // No transition: it would hold back the question about unsaved changes.
  const [leaving, setLeaving] = useState(false);
  const leaveOrStay = async () => {
    setLeaving(true);
    setLeaving(await signOutAndLeave(signOut));
  };
  return (
    <Menu full align="start" side="top" className="w-52" trigger={<Trigger name={operator.name} />}>
      <div className="px-2 pt-1.5 pb-1">
        <p className="truncate text-13 font-strong">{operator.name}</p>
        <p className="truncate text-12 text-ink-3">{operator.email}</p>
      </div>
      <MenuSeparator />
      <MenuItem asChild>
        <Link href={accountHref}>
          <UserCog aria-hidden />
          Account
        </Link>
      </MenuItem>
      <MenuSeparator />
      <MenuHeading>Theme</MenuHeading>
      <MenuChoices label="Theme" choices={THEME_CHOICES} value={theme} onChange={chooseTheme} />
      <MenuSeparator />
      <MenuItem
        icon={<LogOut aria-hidden />}
        disabled={leaving}
        onSelect={() => void leaveOrStay()}
      >
        Sign out
      </MenuItem>
    </Menu>
  );
}
