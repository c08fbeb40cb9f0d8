'use client';

import { X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, type Ref, useId, useRef, useState } from 'react';
import { announce } from './announce';
import {
  entriesIn,
  isQuoteOpen,
  splitAtOpenQuote,
  withEntries,
  withoutEntry,
} from './chip-entries';
import { cn } from './cn';
import { type ControlLook, useControl } from './field-context';
import { useEarlyInput } from './use-early-input';

/** An entry as it is kept. */
interface ReadEntry {
  readonly value: string;
  /** One sentence when it differs from what was typed. */
  readonly made: string | null;
}

/** Shown and said while a text waits in the field that would be cut at its commas. */
const UNCLOSED = 'Not added yet. Close the quotation mark, or take it away.';

const asItIs = (entry: string): ReadEntry => ({ value: entry, made: null });

interface ChipsInputProps {
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
  /** Names the list to screen readers, such as "Client IDs". */
  label: string;
  placeholder?: string;
  disabled?: boolean | undefined;
  state?: ControlLook | undefined;
  id?: string;
  onBlur?: () => void;
  /** Reads an entry as it is added; absent: as it is. */
  read?: ((entry: string) => ReadEntry) | undefined;
  /** Whether an entry with commas may be typed between quotation marks. */
  quoted?: boolean;
  /** Told what was made of the latest entries; null when nothing was changed. */
  onMade?: (made: string | null) => void;
  ref?: Ref<HTMLInputElement>;
}

interface ChipProps {
  entry: string;
  disabled: boolean;
  onRemove: () => void;
}

function Chip({ entry, disabled, onRemove }: ChipProps) {
  return (
    <li className="inline-flex min-h-6 max-w-full items-center gap-0.5 rounded-1 border border-line bg-sunken pl-2 font-mono text-12 text-ink">
      <span className="min-w-0 py-0.5 break-all">{entry}</span>
      <button
        type="button"
        disabled={disabled}
        aria-label={`Remove ${entry}`}
        onClick={onRemove}
        className="grid size-6 flex-none place-items-center rounded-1 text-ink-3 transition-colors hover:bg-hover hover:text-ink"
      >
        <X className="size-3" aria-hidden />
      </button>
    </li>
  );
}

interface ChipsProps {
  label: string;
  entries: readonly string[];
  disabled: boolean;
  onRemove: (entry: string) => void;
}

function Chips({ label, entries, disabled, onRemove }: ChipsProps) {
  if (entries.length === 0) return null;
  return (
    <ul aria-label={`${label}, entered`} className="contents">
      {entries.map((entry) => (
        <Chip key={entry} entry={entry} disabled={disabled} onRemove={() => onRemove(entry)} />
      ))}
    </ul>
  );
}

/** The typed text and what the keys do with it. */
function useEntries(props: ChipsInputProps) {
  const { value, onChange, read = asItIs, onMade, quoted = false } = props;
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const isOpen = quoted && isQuoteOpen(text);
  const add = (typed: string) => {
    const [readable, open] = quoted ? splitAtOpenQuote(typed) : [typed, ''];
    const entries = entriesIn(readable, { quoted }).map(read);
    const next = withEntries(
      value,
      entries.map((entry) => entry.value),
    );
    setText(open);
    setRefused(open || null);
    if (open !== '') announce(UNCLOSED);
    if (entries.length > 0) onMade?.(entries.findLast(({ made }) => made !== null)?.made ?? null);
    if (next.length === value.length) return;
    onChange(next);
    const added = `Added ${next.slice(value.length).join(', ')}`;
    announce(open === '' ? added : `${added}. ${UNCLOSED}`);
  };
  const remove = (entry: string) => {
    onChange(withoutEntry(value, entry));
    announce(`Removed ${entry}`);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const last = value.at(-1);
    if ((event.key === 'Enter' && text.trim() !== '') || (event.key === ',' && !isOpen)) {
      event.preventDefault();
      add(text);
    } else if (event.key === 'Backspace' && text === '' && last !== undefined) {
      event.preventDefault();
      remove(last);
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text');
    if (!(isOpen ? /\n/ : /[\n,]/).test(pasted.trim())) return;
    event.preventDefault();
    add(`${text}\n${pasted}`);
  };
  // Any change of the text is another try.
  const isUnclosed = refused !== null && refused === text;
  return { text, setText, isUnclosed, add, remove, onKeyDown, onPaste };
}

/** Several short values. Enter, comma, a paste of lines or leaving adds; Backspace removes the last. */
export function ChipsInput(props: ChipsInputProps) {
  const { value, label, placeholder = 'Add another', disabled = false } = props;
  const { text, setText, isUnclosed, add, remove, onKeyDown, onPaste } = useEntries(props);
  const noteId = useId();
  const { look, attributes } = useControl({
    ...props,
    ...(isUnclosed && { state: 'bad', 'aria-describedby': noteId }),
  });
  const ref = useEarlyInput(text, setText, props.ref);
  const frame = useRef<HTMLDivElement>(null);
  const leave = () => {
    add(text);
    props.onBlur?.();
  };
  const removeAndStay = (entry: string) => {
    remove(entry);
    frame.current?.querySelector('input')?.focus();
  };
  return (
    <div ref={frame} data-state-look={look} className="control flex-wrap gap-1 px-1.5 py-1.25">
      <Chips label={label} entries={value} disabled={disabled} onRemove={removeAndStay} />
      <input
        {...attributes}
        ref={ref}
        aria-label={label}
        type="text"
        value={text}
        disabled={disabled}
        placeholder={value.length === 0 ? placeholder : 'Add another'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={leave}
        className={cn('h-6 min-w-30 px-1.25 text-13', value.length === 0 && 'font-mono')}
      />
      {isUnclosed && (
        <p id={noteId} className="basis-full px-1.25 pb-0.5 text-12 text-bad">
          {UNCLOSED}
        </p>
      )}
    </div>
  );
}
