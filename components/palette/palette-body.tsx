'use client';

import { Command as Cmdk } from 'cmdk';
import { type KeyboardEvent, useState } from 'react';
import type { Command } from './command';
import type { CommandsProps } from './commands-props';
import { PaletteField } from './palette-field';
import { PaletteFoot } from './palette-foot';
import { firstChoices } from './palette-groups';
import { PALETTE_KEY } from './palette-key';
import { PaletteList } from './palette-list';
import { PaletteState } from './palette-state';
import { pressOf } from './read-keys';
import { useGo } from './use-go';
import { usePalette } from './use-palette';
import { useSelection } from './use-selection';

interface PaletteBodyProps extends CommandsProps {
  /** Closes the palette, gives the focus back, then does what is given. */
  close: (then?: () => void) => void;
  /** Opens the sheet, once the palette is closed. */
  showShortcuts: () => void;
}

/** Field, list and foot of the palette. */
export function PaletteBody({ close, showShortcuts, ...props }: PaletteBodyProps) {
  const { mac } = props;
  const [text, setText] = useState('');
  const go = useGo();
  const palette = usePalette(props, text, showShortcuts);
  const commands = palette.groups.flatMap((group) => group.commands);
  const selection = useSelection(
    text,
    commands.map(({ id }) => id),
    firstChoices(palette.groups, palette.loading)[0]?.id ?? '',
  );
  const choose = ({ act }: Command) => {
    close(act.kind === 'run' ? act.run : () => void go(act.href, act.before));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    selection.onKey(event);
    const press = pressOf(event.nativeEvent, mac);
    if (press === `mod+${PALETTE_KEY}`) {
      event.preventDefault();
      close();
    }
    if (press !== 'mod+enter') return;
    event.preventDefault();
    const command = commands.find(({ id }) => id === selection.selected);
    if (command !== undefined && !openTab(command)) choose(command);
  };
  return (
    <Cmdk
      label="Search and commands"
      shouldFilter={false}
      loop
      vimBindings={false}
      value={selection.selected}
      onValueChange={selection.select}
      onPointerMoveCapture={selection.onPointer}
      onKeyDown={onKeyDown}
      className="flex min-h-0 flex-1 flex-col focus-visible:outline-none"
    >
      <PaletteField
        text={text}
        onText={setText}
        loading={palette.loading}
        selected={selection.selected}
      />
      <PaletteList groups={palette.groups} unnamed={palette.unnamed} mac={mac} onChoose={choose} />
      <PaletteState {...palette} text={text} />
      <PaletteFoot mac={mac} />
    </Cmdk>
  );
}

/** Opens a page in a tab of its own; false where it is no page, or one that is handed something in memory. */
function openTab({ act }: Command): boolean {
  if (act.kind !== 'page' || act.before !== undefined) return false;
  window.open(act.href, '_blank', 'noopener');
  return true;
}
