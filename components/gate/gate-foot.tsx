'use client';

import { SunMoon } from 'lucide-react';
import { THEMES, type Theme } from '../shell/theme';
import { useTheme } from '../shell/use-theme';
import { Button } from '../ui/button';

interface GateFootProps {
  version: string;
  theme: Theme;
}

const WORDS: Record<Theme, string> = { system: 'System', light: 'Light', dark: 'Dark' };

function after(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
}

/** The foot of the pages outside a workspace: what runs here, and a button that turns the theme. */
export function GateFoot({ version, theme: saved }: GateFootProps) {
  const [theme, choose] = useTheme(saved);
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <span>Claimcheck {version}, hosted by you</span>
      <Button
        variant="quiet"
        size="small"
        onClick={() => choose(after(theme))}
        title={`Change to ${WORDS[after(theme)].toLowerCase()}`}
      >
        <SunMoon aria-hidden />
        {WORDS[theme]} theme
      </Button>
    </div>
  );
}
