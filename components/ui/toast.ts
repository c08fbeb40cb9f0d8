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

type Deliver = (message: ToastMessage) => void;

const listeners = new Set<() => void>();
let waiting: readonly ToastMessage[] = [];
let wanted = false;
let deliver: Deliver | null = null;

/** Shows a toast; the code that draws it is fetched with the first one. */
export function toast(message: ToastMessage): void {
  if (deliver) {
    deliver(message);
    return;
  }
  waiting = [...waiting, message];
  wanted = true;
  for (const listener of listeners) listener();
}

/** Hands over to the part that draws toasts; returns the function that takes it back. */
export function connectToasts(draw: Deliver): () => void {
  deliver = draw;
  for (const message of waiting) draw(message);
  waiting = [];
  return () => {
    deliver = null;
  };
}

/** Subscription for `useSyncExternalStore`. */
export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether a toast was ever asked for. */
export function toastsWanted(): boolean {
  return wanted;
}
