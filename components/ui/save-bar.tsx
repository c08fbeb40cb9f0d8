'use client';

import { CircleX, Pencil, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button';
import { cn } from './cn';

export type SaveBarState = 'hidden' | 'changes' | 'warning' | 'pending' | 'conflict';

interface SaveBarProps {
  state: SaveBarState;
  /** One line: what will change, or who changed it in between. */
  summary: ReactNode;
  /** What follows from saving, or what should be known before. */
  warning?: ReactNode;
  /** Above the line, for a conflict: both versions. */
  children?: ReactNode;
  /** `Save` unless said otherwise, such as "Save with 1 warning". */
  saveLabel?: string;
  discardLabel?: string;
  /** Without it the button submits the form around it. */
  onSave?: () => void;
  onDiscard: () => void;
}

const ICONS = {
  changes: <Pencil className="size-4 text-ink-3" aria-hidden />,
  warning: <TriangleAlert className="size-4 text-warn" aria-hidden />,
  pending: <Pencil className="size-4 text-ink-3" aria-hidden />,
  conflict: <CircleX className="size-4 text-bad" aria-hidden />,
};

function Actions({ state, saveLabel, discardLabel, onSave, onDiscard }: SaveBarProps) {
  const pending = state === 'pending';
  return (
    <div className="flex flex-none gap-2 max-md:w-full">
      <Button onClick={onDiscard} disabled={pending}>
        {discardLabel ?? 'Discard'}
      </Button>
      <Button
        variant="primary"
        data-save
        type={onSave ? 'button' : 'submit'}
        pending={pending}
        pendingLabel="Saving"
        className="max-md:flex-1"
        {...(onSave && { onClick: onSave })}
      >
        {saveLabel ?? 'Save'}
      </Button>
    </div>
  );
}

/**
 * Stays at the foot of the window while there is something to save. Its place in the document is
 * always there, so that what it says is announced, and so that ⌘S finds it.
 */
export function SaveBar(props: SaveBarProps) {
  const { state, summary, warning, children } = props;
  return (
    <div
      role="status"
      data-saves
      className="sticky bottom-0 z-10 -mx-4 mt-auto -mb-8 md:-mx-8 md:-mb-10"
    >
      {state !== 'hidden' && (
        <section
          aria-label="Unsaved changes"
          data-save-bar={state}
          className="grid animate-reveal gap-3 border-t border-line-strong bg-raised px-4 py-3 shadow-float md:px-8"
        >
          {children}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
            <div className="grid min-w-0 flex-1 basis-80 grid-cols-[16px_minmax(0,1fr)] gap-x-3 text-13 text-ink-2">
              <span className="mt-0.5">{ICONS[state]}</span>
              <div className="min-w-0 wrap-anywhere">
                <p className={cn('text-ink', state === 'conflict' && 'font-strong')}>{summary}</p>
                {warning ? <p>{warning}</p> : null}
              </div>
            </div>
            <Actions {...props} />
          </div>
        </section>
      )}
    </div>
  );
}
