import { Search } from 'lucide-react';
import { Button } from '../ui/button';
import { KeyCaps } from './key-caps';
import { PALETTE_KEY } from './palette-key';

/** Opens the palette from the sidebar; the press is heard by `ConsoleCommands`. */
export function PaletteButton({ mac }: { mac: boolean }) {
  return (
    <button
      type="button"
      data-palette
      aria-haspopup="dialog"
      aria-keyshortcuts={mac ? 'Meta+K' : 'Control+K'}
      className="flex h-8 items-center gap-2.5 rounded-2 border border-line bg-surface pr-1.5 pl-2 text-left text-13 text-ink-3 transition-colors hover:border-line-strong hover:text-ink-2"
    >
      <Search className="size-4" aria-hidden />
      <span className="flex-1">Search</span>
      <span className="sr-only">and commands</span>
      <span aria-hidden="true">
        <KeyCaps keys={[`mod+${PALETTE_KEY}`]} mac={mac} />
      </span>
    </button>
  );
}

/** The same in the top bar of a small window. */
export function PaletteIconButton() {
  return (
    <Button
      data-palette
      variant="quiet"
      size="icon"
      aria-label="Search and commands"
      aria-haspopup="dialog"
      // The page's own breadcrumbs lie over the top bar.
      className="relative z-1 ml-auto md:hidden"
    >
      <Search aria-hidden />
    </Button>
  );
}
