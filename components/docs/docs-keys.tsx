'use client';

import { useEffect } from 'react';
import { PALETTE_KEY } from '../palette/palette-key';
import { isTypingAt, pressOf } from '../palette/read-keys';
import { singleKeysOn } from '../palette/single-keys';

/** Takes the key of the console's palette, and `/`, to the search field; on a phone, in the menu that it opens. */
export function DocsKeys() {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !asksForSearch(event)) return;
      event.preventDefault();
      const field = shownField();
      field?.focus();
      field?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return null;
}

function asksForSearch(event: KeyboardEvent): boolean {
  const press = pressOf(event, /^(?:Mac|iP)/.test(navigator.platform));
  if (press === `mod+${PALETTE_KEY}`) return true;
  return press === '/' && singleKeysOn() && !isTypingAt(event);
}

function shownField(): HTMLInputElement | null {
  const beside = document.querySelector<HTMLInputElement>('aside search input');
  if (beside?.checkVisibility()) return beside;
  const menu = document.getElementById('docs-menu');
  if (menu?.matches(':popover-open') === false) menu.showPopover();
  return menu?.querySelector<HTMLInputElement>('search input') ?? null;
}
