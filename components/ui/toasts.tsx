'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { latePart } from './late-part';
import {
  dropWaitingToasts,
  subscribeToToasts,
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
    <div className="fixed right-4 bottom-[var(--toast-offset,16px)] z-50 flex max-w-[min(356px,calc(100vw-32px))] items-start gap-2 rounded-3 border border-line-strong bg-raised py-2 pr-2 pl-3 text-14 text-ink shadow-float">
      <div role={message.tone === 'bad' ? 'alert' : 'status'} className="min-w-0 flex-1 py-1">
        {message.title}
        <div className="text-13 text-ink-2 wrap-anywhere empty:hidden">{toastDetail(message)}</div>
      </div>
      <button
        type="button"
        className="h-7 flex-none rounded-2 px-2.5 text-12 font-medium text-ink-2 hover:bg-hover hover:text-ink"
        onClick={dropWaitingToasts}
      >
        Close
      </button>
    </div>
  );
}
