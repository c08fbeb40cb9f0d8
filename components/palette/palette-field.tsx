'use client';

import { Command as Cmdk } from 'cmdk';
import { LoaderCircle, Search, X } from 'lucide-react';
import * as Radix from 'radix-ui/dialog';
import { type ClipboardEvent, useEffect, useRef } from 'react';
import { PRIVATE_FIELD } from '../debugger/private-field';

/** What is longer is shown by its beginning: laying out a whole token would take the browser long. */
const MOST_SHOWN = 400;

interface PaletteFieldProps {
  text: string;
  onText: (text: string) => void;
  loading: boolean;
  /** The line that Enter opens. */
  selected: string;
}

/** Where words are typed, or a token or an issuer is pasted. */
export function PaletteField({ text, onText, loading, selected }: PaletteFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  // The list tells its field only of lines that it chose by itself.
  useEffect(() => {
    const line = document.querySelector(`[role=option][data-value="${CSS.escape(selected)}"]`);
    if (line === null) field.current?.removeAttribute('aria-activedescendant');
    else field.current?.setAttribute('aria-activedescendant', line.id);
  });
  const Icon = loading ? LoaderCircle : Search;
  // The field has one line; a command of several is taken as it is.
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain');
    if (pasted.length <= MOST_SHOWN && !pasted.trim().includes('\n')) return;
    event.preventDefault();
    onText(pasted);
  };
  return (
    <div className="flex flex-none items-center gap-2.5 border-b border-line pr-2 pl-4">
      <Icon
        aria-hidden
        className={loading ? 'size-4 animate-spin text-ink-3' : 'size-4 text-ink-3'}
      />
      <Cmdk.Input
        ref={field}
        {...PRIVATE_FIELD}
        value={shownText(text)}
        onValueChange={onText}
        onPaste={onPaste}
        enterKeyHint="go"
        placeholder="Search, or paste a token or an issuer"
        className="h-13 min-w-0 flex-1 bg-transparent text-15 font-normal text-ink text-ellipsis focus-visible:outline-none max-sm:text-[16px]"
      />
      <Radix.Close
        aria-label="Close"
        className="grid h-8 min-w-8 place-items-center rounded-2 px-2 text-11 text-ink-3 transition-colors hover:bg-hover hover:text-ink"
      >
        <kbd className="font-sans max-sm:hidden">Esc</kbd>
        <X aria-hidden className="size-4 sm:hidden" />
      </Radix.Close>
    </div>
  );
}

function shownText(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ');
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line;
}
