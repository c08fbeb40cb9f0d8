'use client';

import { Check, ChevronsUpDown } from 'lucide-react';
import Link from 'next/link';
import { Menu, MenuHeading, MenuItem } from '../ui/menu';

export interface WorkspaceLink {
  readonly slug: string;
  readonly name: string;
}

function Tile({ name }: { name: string }) {
  const [initial = '?'] = name.trim().toUpperCase();
  return (
    <span
      aria-hidden="true"
      className="grid size-5 flex-none place-items-center rounded-1 bg-ink text-11 leading-none font-semibold text-canvas"
    >
      {initial}
    </span>
  );
}

interface WorkspaceSwitcherProps {
  current: WorkspaceLink;
  /** Every workspace of the operator; with one there is nothing to switch. */
  workspaces: readonly WorkspaceLink[];
}

/** The workspace, and a menu of the others where there are several. */
export function WorkspaceSwitcher({ current, workspaces }: WorkspaceSwitcherProps) {
  const label = (
    <>
      <Tile name={current.name} />
      <span className="min-w-0 truncate">{current.name}</span>
    </>
  );
  const look = 'flex h-9 w-full items-center gap-2 rounded-2 px-2 text-14 font-strong';
  if (workspaces.length < 2) return <div className={look}>{label}</div>;
  return (
    <Menu
      full
      align="start"
      className="w-52"
      trigger={
        <button
          type="button"
          aria-label={`Workspace ${current.name}, switch`}
          className={`${look} text-left transition-colors hover:bg-hover`}
        >
          {label}
          <ChevronsUpDown className="size-3.5 text-ink-3" aria-hidden />
        </button>
      }
    >
      <MenuHeading>Workspaces</MenuHeading>
      {workspaces.map(({ slug, name }) => (
        <MenuItem key={slug} asChild>
          <Link href={`/${slug}/settings/integration`}>
            <Tile name={name} />
            <span className="min-w-0 flex-1 truncate">{name}</span>
            {slug === current.slug && <Check aria-label="current" />}
          </Link>
        </MenuItem>
      ))}
    </Menu>
  );
}
