'use client';

import { useSyncExternalStore } from 'react';
import { keepTheme, parseTheme, type Theme } from './theme';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

const shownTheme = () => parseTheme(document.documentElement.dataset.theme);

/**
 * Shows a theme at once and keeps it in this browser. The server is not asked: it would draw the
 * page anew, and whoever has no session any more would lose what he typed.
 */
function choose(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  keepTheme(theme);
  for (const listener of listeners) listener();
}

/** The theme that the document shows, and its change; `saved` is what the server drew it with. */
export function useTheme(saved: Theme): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(subscribe, shownTheme, () => saved), choose];
}
