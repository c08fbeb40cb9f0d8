import { KeyCaps } from './key-caps';

const HINTS = [
  { keys: ['ArrowUp', 'ArrowDown'], label: 'Move' },
  { keys: ['Enter'], label: 'Open' },
  { keys: ['mod+Enter'], label: 'New tab' },
] as const;

/** What the keys do, where there is a keyboard. */
export function PaletteFoot({ mac }: { mac: boolean }) {
  return (
    <div className="mt-auto flex flex-none items-center gap-4 border-t border-line px-4 py-2 text-11 text-ink-3 max-sm:hidden">
      {HINTS.map(({ keys, label }) => (
        <span key={label} className="flex items-center gap-1.5">
          {keys.map((key) => (
            <KeyCaps key={key} keys={[key]} mac={mac} />
          ))}
          {label}
        </span>
      ))}
    </div>
  );
}
