import type { Shortcut } from './shortcuts';

/** How long the second key of a sequence is waited for, in milliseconds. */
export const SEQUENCE_MS = 1_500;

type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat' | 'isComposing'
>;

/**
 * A press as shortcuts are written: `mod+s`, `g`, `?`. Null for what no shortcut is: a key that is held, a
 * letter with Shift, anything with Alt or the other of ⌘ and Ctrl, and what an input method composes.
 */
export function pressOf(event: Press, mac: boolean): string | null {
  const { altKey, shiftKey, repeat, isComposing } = event;
  if (altKey || repeat || isComposing) return null;
  const [mod, other] = mac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  const key = latinKey(event);
  // Shift is how some keyboards write "?" and "/"; with a letter it is another key.
  if (other || (shiftKey && (mod || /^\w$/.test(key)))) return null;
  return mod ? `mod+${key}` : key;
}

/** The key; on a keyboard without Latin letters, the one that stands in its place. */
function latinKey({ key, code }: Press): string {
  const isForeign = key.length === 1 && key > '~';
  const place = isForeign ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  return (place ?? key).toLowerCase();
}

/** Where letters are typed or chosen by: there they are no shortcuts. */
const TYPING =
  'input:not([type=checkbox],[type=radio],[type=button]),textarea,select,[contenteditable]:not([contenteditable=false]),[role=menu],[role=listbox],[role=combobox],[role=textbox]';

/** Whether somebody who has the focus here is typing or choosing. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPING) !== null;
}

/** The same of an event; what lies in a shadow tree, as the fields of extensions do, counts by itself. */
export function isTypingAt(event: Pick<Event, 'composedPath'>): boolean {
  return event.composedPath().some((target) => isTyping(target));
}

/** Reads presses one by one: the shortcut that is whole with this one, `begun` for a first key, else null. */
export type KeyReader = (press: string, at: number) => Shortcut | 'begun' | null;

/** A reader of these shortcuts; keys of a sequence must follow each other within 1.5 seconds. */
export function keyReader(shortcuts: readonly Shortcut[]): KeyReader {
  let before: readonly string[] = [];
  let last = 0;
  const match = (keys: readonly string[]): Shortcut | 'begun' | null => {
    const begins = shortcuts.filter((each) => keys.every((key, at) => each.keys[at] === key));
    return begins.find((each) => each.keys.length === keys.length) ?? (begins[0] ? 'begun' : null);
  };
  return (press, at) => {
    const started = at - last <= SEQUENCE_MS ? before : [];
    const keys = [...started, press];
    const found = match(keys) ?? (started.length > 0 ? match([press]) : null);
    before = found === 'begun' ? [press] : [];
    last = at;
    return found;
  };
}
