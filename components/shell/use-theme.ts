'use client';

import { useOptimistic, useTransition } from 'react';
import { toast } from '../ui/toast';
import type { Theme } from './theme';

/** Remembers a theme for the next pages; says why when it could not. */
export type SetTheme = (input: { theme: Theme }) => Promise<{ ok: boolean }>;

function show(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
}

/** The theme and its change, shown at once and then remembered by the server. */
export function useTheme(saved: Theme, setTheme: SetTheme): [Theme, (theme: Theme) => void] {
  const [, startTransition] = useTransition();
  const [theme, setShown] = useOptimistic(saved);
  const choose = (chosen: Theme) => {
    startTransition(async () => {
      setShown(chosen);
      show(chosen);
      const result = await setTheme({ theme: chosen });
      if (result.ok) return;
      show(saved);
      toast({
        tone: 'bad',
        title: 'The theme was not kept',
        detail: 'It holds until the next page. Try again in a moment.',
      });
    });
  };
  return [theme, choose];
}
