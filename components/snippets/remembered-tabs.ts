'use client';

import { SNIPPETS_COOKIE, type TabChoice, tabChoiceText } from '@/lib/core/snippets/tab-choice';

const YEAR_SECONDS = 31_536_000;

/** What was chosen since the page was loaded; pages that Next keeps were rendered with an older choice. */
let chosen: Partial<TabChoice> = {};

/** The tab to begin with: what was chosen in this browser since, or what the server read. */
export function rememberedTab<G extends keyof TabChoice>(
  group: G,
  fromServer: TabChoice,
): TabChoice[G] {
  return chosen[group] ?? fromServer[group];
}

/** Keeps a choice in this browser for a year, where the server finds it with the next page. */
export function rememberTab(choice: Partial<TabChoice>, fromServer: TabChoice): void {
  chosen = { ...chosen, ...choice };
  const text = tabChoiceText({ ...fromServer, ...chosen });
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing without https.
  document.cookie = `${SNIPPETS_COOKIE}=${text}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
}
