/** Name of the cookie that carries the operator's choice of theme. */
export const THEME_COOKIE = 'claimcheck_theme';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Reads a theme from an untrusted value; anything unknown means `system`. */
export function parseTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system';
}
