'use client';

import { ArrowDown, ArrowUp, Copy, Group, Trash2, Ungroup } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAltKey } from '@/components/json-editor/use-alt-key';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { MenuButton } from './menu-button';
import type { NodeActions } from './node-actions';
import { GROUP_KINDS, GROUP_WORDS } from './node-edits';

interface NodeMenuProps {
  /** As in "Condition 2". */
  name: string;
  actions: NodeActions;
  isGroup: boolean;
  /** Items of its own, above the others. */
  children?: ReactNode;
}

/** What can be done with a condition or a group. */
export function NodeMenu({ name, actions, isGroup, children }: NodeMenuProps) {
  const { moveUp, moveDown, duplicate, wrap, unwrap, remove } = actions;
  return (
    <Menu trigger={<MenuButton aria-label={`More for ${name.toLowerCase()}`} />}>
      {children}
      {GROUP_KINDS.map((kind) => (
        <MenuItem key={kind} icon={<Group aria-hidden />} onSelect={() => wrap(kind)}>
          Wrap in “{GROUP_WORDS[kind]}”
        </MenuItem>
      ))}
      {isGroup && (
        <MenuItem icon={<Ungroup aria-hidden />} onSelect={unwrap}>
          Take the group apart
        </MenuItem>
      )}
      <MenuSeparator />
      <MoveItems moveUp={moveUp} moveDown={moveDown} />
      <MenuItem icon={<Copy aria-hidden />} onSelect={duplicate}>
        Duplicate
      </MenuItem>
      <MenuItem icon={<Trash2 aria-hidden />} tone="bad" onSelect={remove}>
        Delete
      </MenuItem>
    </Menu>
  );
}

interface MoveItemsProps {
  moveUp: (() => void) | null;
  moveDown: (() => void) | null;
}

/** Up and down, with the keys that do the same. */
export function MoveItems({ moveUp, moveDown }: MoveItemsProps) {
  const alt = useAltKey();
  return (
    <>
      <MenuItem
        icon={<ArrowUp aria-hidden />}
        disabled={moveUp === null}
        {...(moveUp && { onSelect: moveUp })}
      >
        <span className="flex-1">Move up</span>
        <kbd className="font-sans text-12 text-ink-3">{alt}↑</kbd>
      </MenuItem>
      <MenuItem
        icon={<ArrowDown aria-hidden />}
        disabled={moveDown === null}
        {...(moveDown && { onSelect: moveDown })}
      >
        <span className="flex-1">Move down</span>
        <kbd className="font-sans text-12 text-ink-3">{alt}↓</kbd>
      </MenuItem>
    </>
  );
}
