'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { cn } from './cn';
import { latePart } from './late-part';
import {
  dropWaitingToasts,
  subscribeToToasts,
  TOAST_LOOK,
  type ToastMessage,
  toastDetail,
  waitingToasts,
} from './toast';

const parts = latePart(() => import('./toaster'));
const NONE: readonly ToastMessage[] = [];

/** When the code of the toasts is fetched: before the first is likely, and when a lost connection is back. */
const OCCASIONS = ['pointerdown', 'keydown', 'online'] as const;

/** The part that draws toasts; `isAway`: it could not be fetched, and is tried again with each toast. */
function useToaster(waiting: readonly ToastMessage[]) {
  const [loaded, setLoaded] = useState(parts.current);
  const [isAway, setIsAway] = useState(false);
  useEffect(() => {
    if (loaded !== null) return;
    const load = () => void parts.load().then(setLoaded, () => setIsAway(true));
    if (waiting.length > 0) load();
    for (const occasion of OCCASIONS) window.addEventListener(occasion, load, { once: true });
    return () => {
      for (const occasion of OCCASIONS) window.removeEventListener(occasion, load);
    };
  }, [loaded, waiting]);
  return { loaded, isAway };
}

/** Place of the toasts in the document. Without a connection the last one is said all the same. */
export function Toasts() {
  const waiting = useSyncExternalStore(subscribeToToasts, waitingToasts, () => NONE);
  const { loaded, isAway } = useToaster(waiting);
  if (loaded !== null) return <loaded.Toaster />;
  const last = isAway ? waiting.at(-1) : undefined;
  return last && <PlainToast message={last} />;
}

/** A toast that is made of nothing that would have to be fetched. */
function PlainToast({ message }: { message: ToastMessage }) {
  return (
    <div
      className={cn(
        TOAST_LOOK.frame,
        'fixed right-4 bottom-[var(--toast-offset,16px)] z-50 max-w-[min(356px,calc(100vw-32px))]',
      )}
    >
      <div role={message.tone === 'bad' ? 'alert' : 'status'} className={TOAST_LOOK.content}>
        {message.title}
        <div className={cn(TOAST_LOOK.detail, 'empty:hidden')}>{toastDetail(message)}</div>
      </div>
      <button type="button" className={TOAST_LOOK.button} onClick={dropWaitingToasts}>
        Close
      </button>
    </div>
  );
}
