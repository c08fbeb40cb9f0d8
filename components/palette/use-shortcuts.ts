'use client';

import { useEffect, useState } from 'react';
import type { CommandsProps, Shown } from './commands-props';
import { doOnPage } from './on-page';
import { ANY_DIALOG } from './palette-key';
import { isTypingAt, type KeyReader, keyReader, pressOf } from './read-keys';
import { type Deed, isSingleKey, SHORTCUTS, type Shortcut } from './shortcuts';
import { singleKeysOn } from './single-keys';
import { useGo } from './use-go';

interface ShortcutsOptions extends Pick<CommandsProps, 'pages' | 'mac'> {
  readonly slug: string;
  /** Something is open or about to be: nothing is listened for. */
  readonly shown: Shown;
  readonly show: (shown: Shown) => void;
}

// The palette's own key is heard by what every page brings.
const HEARD = SHORTCUTS.filter(({ deed }) => deed.kind !== 'palette' && deed.kind !== 'elsewhere');

/** Listens for the shortcuts of the table; none of one character while somebody types. */
export function useShortcuts({ slug, pages, mac, shown, show }: ShortcutsOptions): void {
  const go = useGo();
  // A page that is drawn anew between two keys of a sequence must not forget the first.
  const [read] = useState(() => keyReader(HEARD));
  useEffect(() => {
    if (shown !== null) return;
    const does = (deed: Deed): boolean => {
      if (deed.kind === 'sheet') show('sheet');
      if (deed.kind !== 'page') return deed.kind === 'sheet' || doOnPage(deed);
      const href = `/${slug}/${deed.path}`;
      const mayOpen = pages.some(({ items }) => items.some((item) => item.href === href));
      if (mayOpen) void go(href);
      return mayOpen;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const shortcut = heard(event, mac, read);
      if (shortcut !== null && does(shortcut.deed)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [slug, pages, mac, shown, show, go, read]);
}

/** The shortcut that a press makes whole, where shortcuts are meant to work at all. */
function heard(event: KeyboardEvent, mac: boolean, read: KeyReader): Shortcut | null {
  const press = event.defaultPrevented ? null : pressOf(event, mac);
  if (press === null || document.querySelector(ANY_DIALOG) !== null) return null;
  const isSingle = !press.includes('+');
  if (isSingle && (isTypingAt(event) || !singleKeysOn())) return null;
  const found = read(press, event.timeStamp);
  return found === null || found === 'begun' || isSingleKey(found) !== isSingle ? null : found;
}
