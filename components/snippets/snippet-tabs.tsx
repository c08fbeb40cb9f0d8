'use client';

import {
  type KeyboardEvent,
  type ReactNode,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { TabChoice } from '@/lib/core/snippets/tab-choice';
import { rememberedTab, rememberTab } from './remembered-tabs';

interface SnippetTabsProps {
  readonly group: keyof TabChoice;
  /** Names the row of tabs to screen readers. */
  readonly label: string;
  /** What the server read from the cookie. */
  readonly choice: TabChoice;
  readonly tabs: readonly {
    readonly value: string;
    readonly label: string;
    readonly content: ReactNode;
  }[];
}

/**
 * Snippets of which one is shown. Every one came with the page, so that a tab opens at once; what was opened is
 * remembered. Arrows, Home and End move between the tabs.
 */
export function SnippetTabs({ group, label, choice, tabs }: SnippetTabsProps) {
  const id = useId();
  const [value, setValue] = useState<string>(() => rememberedTab(group, choice));
  const open = (next: string) => {
    setValue(next);
    rememberTab({ [group]: next }, choice);
  };
  return (
    <>
      <TabRow {...{ id, label, tabs, value, open }} />
      <div
        key={value}
        role="tabpanel"
        id={`${id}-shown`}
        aria-labelledby={`${id}-${value}`}
        className="min-w-0"
      >
        {tabs.find((tab) => tab.value === value)?.content}
      </div>
    </>
  );
}

interface TabRowProps extends Pick<SnippetTabsProps, 'label' | 'tabs'> {
  /** What the ids of its tabs begin with. */
  readonly id: string;
  readonly value: string;
  readonly open: (value: string) => void;
}

function TabRow({ id, label, tabs, value, open }: TabRowProps) {
  const row = useRowThatShows(value);
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const place = tabs.findIndex((tab) => tab.value === value);
    const next = tabs[placeAfter(event.key, place, tabs.length)];
    if (next === undefined) return;
    event.preventDefault();
    open(next.value);
    document.getElementById(`${id}-${next.value}`)?.focus();
  };
  return (
    <div className="border-b border-line">
      <div
        ref={row}
        role="tablist"
        aria-label={label}
        onKeyDown={move}
        className="relative -mb-px flex gap-0.5 overflow-x-auto px-2"
      >
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab.value === value}
            aria-controls={`${id}-shown`}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => open(tab.value)}
            className="flex-none rounded-t-1 border-b-2 border-transparent px-2 pt-2.75 pb-2.25 text-13 font-medium whitespace-nowrap text-ink-3 transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-selected:border-accent aria-selected:text-ink"
          >
            {tab.label}
          </button>
        ))}
      </div>
    </div>
  );
}

/** On narrow screens the row scrolls: what is chosen is in sight, also when it was chosen on another page. */
function useRowThatShows(value: string) {
  const row = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for in the row once it is drawn.
  useLayoutEffect(() => {
    const tab = row.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (!row.current || !tab) return;
    const end = tab.offsetLeft + tab.offsetWidth - row.current.clientWidth;
    if (row.current.scrollLeft > tab.offsetLeft) row.current.scrollLeft = tab.offsetLeft;
    else if (row.current.scrollLeft < end) row.current.scrollLeft = end;
  }, [value]);
  return row;
}

/** Where a key leads from a place in a row that goes round; -1: nowhere. */
function placeAfter(key: string, place: number, count: number): number {
  switch (key) {
    case 'ArrowRight':
      return (place + 1) % count;
    case 'ArrowLeft':
      return (place + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}
