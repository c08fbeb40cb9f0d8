'use client';

import { Command as Cmdk } from 'cmdk';
import { type KeyboardEvent, useState } from 'react';
import type { Command } from './command';
import type { CommandsProps } from './commands-props';
import { PaletteField } from './palette-field';
import { PaletteFoot } from './palette-foot';
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
    if (command?.act.kind === 'page') openTab(command.act.href);
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

/** What is handed over in memory does not reach another tab, so that is left out. */
function openTab(href: string): void {
  window.open(href, '_blank', 'noopener');
}
