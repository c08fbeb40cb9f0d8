'use client';

import { useEffect, useRef, useState } from 'react';
import { latePart, useLatePart } from '../ui/late-part';
import type { CommandsProps, Shown } from './commands-props';
import { ANY_DIALOG, PALETTE_KEY } from './palette-key';

// Every page brings this file, so it only listens; what it opens is fetched when it is wanted.
const keysPart = latePart(() => import('./console-keys'));
const palettePart = latePart(() => import('./command-palette'));

/** Opens the command palette, by its key or a button with `data-palette`, and brings the shortcuts. */
export function ConsoleCommands(props: CommandsProps) {
  const { mac } = props;
  const [shown, show] = useState<Shown>(null);
  const opener = useRef<Element>(null);
  const keys = useLatePart(keysPart, true);
  const palette = useLatePart(palettePart, shown === 'palette');
  useEffect(() => {
    const onEvent = (event: KeyboardEvent | MouseEvent) => {
      const from = asksFrom(event, mac);
      if (!from || document.querySelector(ANY_DIALOG)) return;
      event.preventDefault();
      event.stopPropagation();
      opener.current = from;
      // What is typed before the palette is there must not go into the field that was left.
      if (from instanceof HTMLElement) from.blur();
      show('palette');
    };
    // Before an editor takes the key for itself.
    addEventListener('keydown', onEvent, true);
    addEventListener('click', onEvent, true);
    return () => {
      removeEventListener('keydown', onEvent, true);
      removeEventListener('click', onEvent, true);
    };
  }, [mac]);
  return (
    <>
      {keys && <keys.ConsoleKeys {...props} shown={shown} show={show} />}
      {palette && (
        <palette.CommandPalette {...props} open={shown === 'palette'} show={show} opener={opener} />
      )}
    </>
  );
}

/** Where the focus was when the palette was asked for; null: this is no such event. */
function asksFrom(event: KeyboardEvent | MouseEvent, mac: boolean): Element | null | undefined {
  if ('key' in event) {
    const { key, code, metaKey, ctrlKey, shiftKey, altKey, repeat, isComposing } = event;
    const only = (mac ? metaKey && !ctrlKey : ctrlKey && !metaKey) && !shiftKey && !altKey;
    // On a keyboard without Latin letters, the key in its place.
    const isIts = key.toLowerCase() === PALETTE_KEY || (key > '~' && code === 'KeyK');
    return only && isIts && !repeat && !isComposing ? document.activeElement : null;
  }
  return event.target instanceof Element ? event.target.closest('[data-palette]') : null;
}
