'use client';

import { Command as Cmdk } from 'cmdk';
import { Skeleton } from '../ui/skeleton';
import type { Command, CommandGroup } from './command';
import { KeyCaps } from './key-caps';

interface PaletteListProps {
  groups: readonly CommandGroup[];
  /** Lines of the group Recent whose names are still asked for. */
  unnamed: number;
  mac: boolean;
  onChoose: (command: Command) => void;
}

/** What answers, by group; one line is chosen by the arrows, the mouse or a finger. */
export function PaletteList({ groups, unnamed, mac, onChoose }: PaletteListProps) {
  return (
    <Cmdk.List
      label="Results"
      className="min-h-0 overflow-y-auto overscroll-contain scroll-py-2 p-2 empty:hidden focus-visible:outline-none"
    >
      {groups[0]?.name !== 'Recent' && <Unnamed count={unnamed} />}
      {groups.map(({ name, commands }) => (
        <Cmdk.Group
          key={name}
          heading={name}
          className="pb-1 [&>[cmdk-group-heading]]:px-2 [&>[cmdk-group-heading]]:py-1 [&>[cmdk-group-heading]]:text-11 [&>[cmdk-group-heading]]:text-ink-3"
        >
          {commands.map((command) => (
            <Line key={command.id} command={command} mac={mac} onChoose={onChoose} />
          ))}
        </Cmdk.Group>
      ))}
    </Cmdk.List>
  );
}

interface LineProps extends Pick<PaletteListProps, 'mac' | 'onChoose'> {
  command: Command;
}

function Line({ command, mac, onChoose }: LineProps) {
  const { id, label, icon, detail, keys } = command;
  return (
    <Cmdk.Item
      value={id}
      onSelect={() => onChoose(command)}
      className="flex min-h-9 cursor-pointer scroll-my-8 items-center gap-2.5 rounded-2 px-2 py-1 text-14 text-ink select-none data-[selected=true]:bg-accent-soft data-[selected=true]:shadow-[inset_3px_0_var(--accent-ink)] [&>svg]:size-4 [&>svg]:text-ink-3"
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {detail !== undefined && (
        <span className="flex max-w-[45%] min-w-0 items-center gap-3 truncate text-12 text-ink-3">
          {detail}
        </span>
      )}
      {keys !== undefined && (
        <span className="max-sm:hidden">
          <KeyCaps keys={keys} mac={mac} />
        </span>
      )}
    </Cmdk.Item>
  );
}

/** Holds the place of what this browser remembers and the console still has to name. */
function Unnamed({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <div aria-hidden="true" className="pb-1">
      <p className="px-2 py-1 text-11 text-ink-3">Recent</p>
      {Array.from({ length: Math.min(count, 5) }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike.
        <div key={at} className="flex h-9 items-center px-2">
          <Skeleton className="w-48" />
        </div>
      ))}
    </div>
  );
}
