'use client';

import { useSyncExternalStore } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Switch } from '../ui/switch';
import { KeyCaps } from './key-caps';
import { keysOfPage, SHORTCUT_GROUPS, SHORTCUTS, type Shortcut } from './shortcuts';
import { singleKeysOn, subscribeToSingleKeys, switchSingleKeys } from './single-keys';

interface ShortcutSheetProps {
  open: boolean;
  onClose: () => void;
  /** The pages that the operator may open. */
  hrefs: readonly string[];
  slug: string;
  mac: boolean;
}

/** Every shortcut that there is for this operator, and the switch for those of one character. */
export function ShortcutSheet({ open, onClose, hrefs, slug, mac }: ShortcutSheetProps) {
  const on = useSyncExternalStore(subscribeToSingleKeys, singleKeysOn, () => true);
  const reachable = new Set(hrefs.map((href) => keysOfPage(href, slug)));
  const listed = SHORTCUTS.filter(({ deed, keys }) => deed.kind !== 'page' || reachable.has(keys));
  return (
    <Dialog
      open={open}
      onOpenChange={(opened) => !opened && onClose()}
      title={<Title />}
      description="They wait while you type and while a dialog is open."
      className="sm:max-w-2xl"
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <div className="gap-x-8 sm:columns-2">
        {SHORTCUT_GROUPS.map((group) => (
          <ShortcutList
            key={group}
            name={group}
            shortcuts={listed.filter((shortcut) => shortcut.group === group)}
            mac={mac}
          />
        ))}
      </div>
      <Switch
        label="Shortcuts of one character"
        hint="Those without ⌘, Ctrl or Alt. This browser remembers it. When they are off, the palette opens this sheet."
        checked={on}
        onCheckedChange={switchSingleKeys}
        className="border-t border-line pt-3"
      />
    </Dialog>
  );
}

/** Has the focus first, so that a low window shows the sheet from its top. */
function Title() {
  return (
    <span ref={focusIt} tabIndex={-1} className="focus-visible:outline-none">
      Keyboard shortcuts
    </span>
  );
}

function focusIt(title: HTMLElement | null): void {
  title?.focus();
}

interface ShortcutListProps {
  name: string;
  shortcuts: readonly Shortcut[];
  mac: boolean;
}

function ShortcutList({ name, shortcuts, mac }: ShortcutListProps) {
  return (
    <section aria-label={name} className="mb-4 break-inside-avoid">
      <h3 className="pb-1 text-11 text-ink-3">{name}</h3>
      <dl>
        {shortcuts.map(({ label, keys }) => (
          <div key={label} className="flex min-h-8 items-center gap-3 border-b border-line text-13">
            <dt className="min-w-0 flex-1 text-ink">{label}</dt>
            <dd>
              <KeyCaps keys={keys} mac={mac} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
