import { PALETTE_KEY } from './palette-key';

/** What a shortcut does; `elsewhere`: the part of the page that has the focus does it. */
export type Deed =
  | { readonly kind: 'palette' | 'sheet' | 'create' | 'search' | 'save' | 'elsewhere' }
  | { readonly kind: 'page'; readonly path: string };

export const SHORTCUT_GROUPS = ['Everywhere', 'Go to', 'On a page', 'In an editor'] as const;

export interface Shortcut {
  readonly group: (typeof SHORTCUT_GROUPS)[number];
  readonly label: string;
  /** Pressed one after the other. With a modifier such as `mod+s`; `mod` is ⌘ or Ctrl. */
  readonly keys: readonly string[];
  readonly deed: Deed;
}

const page = (key: string, label: string, path: string): Shortcut => ({
  group: 'Go to',
  label,
  keys: ['g', key],
  deed: { kind: 'page', path },
});

/** Every shortcut of the console: what the sheet lists and what is listened for. */
export const SHORTCUTS: readonly Shortcut[] = [
  {
    group: 'Everywhere',
    label: 'Search and commands',
    keys: [`mod+${PALETTE_KEY}`],
    deed: { kind: 'palette' },
  },
  { group: 'Everywhere', label: 'These shortcuts', keys: ['?'], deed: { kind: 'sheet' } },
  page('i', 'Integration', 'settings/integration'),
  page('c', 'Claims', 'claims'),
  page('p', 'Policies', 'policies'),
  page('d', 'Debugger', 'debugger'),
  page('s', 'Simulator', 'simulator'),
  page('k', 'API keys', 'api-keys'),
  {
    group: 'On a page',
    label: 'Create what the list is of',
    keys: ['c'],
    deed: { kind: 'create' },
  },
  { group: 'On a page', label: 'Search the list', keys: ['/'], deed: { kind: 'search' } },
  { group: 'On a page', label: 'Save changes', keys: ['mod+s'], deed: { kind: 'save' } },
  {
    group: 'In an editor',
    label: 'Move a rule or condition up',
    keys: ['alt+ArrowUp'],
    deed: { kind: 'elsewhere' },
  },
  {
    group: 'In an editor',
    label: 'Move a rule or condition down',
    keys: ['alt+ArrowDown'],
    deed: { kind: 'elsewhere' },
  },
  {
    group: 'In an editor',
    label: 'Prettify JSON',
    keys: ['alt+shift+f'],
    deed: { kind: 'elsewhere' },
  },
];

/** Whether a shortcut is of characters alone, which may be switched off (WCAG 2.1.4). */
export function isSingleKey({ keys }: Shortcut): boolean {
  return keys.every((key) => !key.includes('+'));
}

/** The keys that lead to a page of a workspace; null: it has none. */
export function keysOfPage(href: string, slug: string): readonly string[] | null {
  const found = SHORTCUTS.find(
    ({ deed }) => deed.kind === 'page' && href === `/${slug}/${deed.path}`,
  );
  return found?.keys ?? null;
}

const APPLE: Readonly<Record<string, string>> = { mod: '⌘', alt: '⌥', shift: '⇧' };
const OTHERS: Readonly<Record<string, string>> = { mod: 'Ctrl', alt: 'Alt', shift: 'Shift' };
const NAMES: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', Enter: '↵' };

/** How the keys of one press are written, such as `⌘` and `K`. */
export function keyCaps(press: string, mac: boolean): readonly string[] {
  return press
    .split('+')
    .map((key) => (mac ? APPLE : OTHERS)[key] ?? NAMES[key] ?? key.toUpperCase());
}
