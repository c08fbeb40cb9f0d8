import type { ReactNode } from 'react';

/** A result that is reported away from where the operator looks. */
export interface ToastMessage {
  tone: 'good' | 'warning' | 'bad' | 'neutral';
  title: ReactNode;
  detail?: string | undefined;
  /** Shown with a defect, so that the log can be searched for it. */
  requestId?: string | undefined;
  /** One thing to do about it, such as Undo. */
  action?: { label: string; onSelect: () => void } | undefined;
}

/** How a toast looks, whichever part draws it. */
export const TOAST_LOOK = {
  frame:
    'flex items-start gap-2 rounded-3 border border-line-strong bg-raised py-2 pr-2 pl-3 text-14 text-ink shadow-float',
  content: 'min-w-0 flex-1 py-1',
  detail: 'text-13 text-ink-2 wrap-anywhere',
  button:
    'h-7 flex-none rounded-2 px-2.5 text-12 font-medium text-ink-2 hover:bg-hover hover:text-ink',
};

type Deliver = (message: ToastMessage) => void;

const listeners = new Set<() => void>();
let waiting: readonly ToastMessage[] = [];
let deliver: Deliver | null = null;

/** Shows a toast, as soon as the code that draws it is there. */
export function toast(message: ToastMessage): void {
  if (deliver) {
    deliver(message);
    return;
  }
  setWaiting([...waiting, message]);
}

function setWaiting(messages: readonly ToastMessage[]): void {
  waiting = messages;
  for (const listener of listeners) listener();
}

/** What stands under the title of a toast; empty: nothing. */
export function toastDetail({ detail, requestId }: ToastMessage): string {
  return [detail, requestId && `Request ${requestId}`].filter(Boolean).join(' ');
}

/** Hands over to the part that draws toasts; returns the function that takes it back. */
export function connectToasts(draw: Deliver): () => void {
  deliver = draw;
  for (const message of waiting) draw(message);
  setWaiting([]);
  return () => {
    deliver = null;
  };
}

/** Subscription for `useSyncExternalStore`. */
export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Lets go of what nothing has drawn yet. */
export function dropWaitingToasts(): void {
  setWaiting([]);
}

/** What nothing has drawn yet, in order. */
export function waitingToasts(): readonly ToastMessage[] {
  return waiting;
}
