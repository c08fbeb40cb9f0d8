'use client';

import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import { type FocusEvent, useEffect, useRef } from 'react';
import { Toaster as Sonner, toast as sonner } from 'sonner';
import { cn } from './cn';
import { connectToasts, TOAST_LOOK, type ToastMessage, toastDetail } from './toast';

const ICONS = {
  good: <CircleCheck className="size-4 text-good" aria-hidden />,
  warning: <TriangleAlert className="size-4 text-warn" aria-hidden />,
  bad: <CircleX className="size-4 text-bad" aria-hidden />,
  neutral: <Info className="size-4 text-ink-3" aria-hidden />,
};

const CLASSES = {
  toast: cn(TOAST_LOOK.frame, 'w-full font-sans'),
  icon: 'flex h-7 flex-none items-center',
  content: TOAST_LOOK.content,
  title: 'text-14 text-ink',
  description: TOAST_LOOK.detail,
  closeButton:
    'order-last grid size-7 flex-none place-items-center rounded-1 text-ink-3 hover:bg-hover hover:text-ink [&_svg]:size-3.5',
  actionButton: TOAST_LOOK.button,
};

/** Above the save bar while there is one. */
const OFFSET = 'var(--toast-offset, 16px)';

function draw(message: ToastMessage): void {
  const { action } = message;
  const description = toastDetail(message);
  sonner(message.title, {
    icon: ICONS[message.tone],
    duration: message.tone === 'bad' ? Number.POSITIVE_INFINITY : 6_000,
    closeButton: message.tone === 'bad',
    ...(description && { description }),
    ...(action && { action: { label: action.label, onClick: action.onSelect } }),
  });
}

/**
 * Whoever leaves the toasts by Tab goes on: left to itself, the library leads back to where he came
 * from, and nobody gets past a toast that stays. Only one that goes gives the focus back.
 */
function useFocus() {
  const frame = useRef<HTMLDivElement>(null);
  const held = useRef<{ at: Element; cameFrom: Element | null }>(null);
  useEffect(() => {
    const observer = new MutationObserver(() => {
      if (held.current === null || held.current.at.isConnected) return;
      const { cameFrom } = held.current;
      held.current = null;
      const isLost = document.activeElement === document.body;
      if (isLost && cameFrom instanceof HTMLElement) cameFrom.focus({ preventScroll: true });
    });
    if (frame.current) observer.observe(frame.current, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  const onFocusCapture = (event: FocusEvent) => {
    event.stopPropagation();
    const { currentTarget, relatedTarget, target } = event;
    const cameFrom = currentTarget.contains(relatedTarget) ? held.current?.cameFrom : relatedTarget;
    held.current = { at: target, cameFrom: cameFrom ?? null };
  };
  // React tells nobody of the focus that goes with what it removes, so this is whoever left.
  const onBlurCapture = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) held.current = null;
  };
  return { ref: frame, onFocusCapture, onBlurCapture };
}

/** Draws the toasts; loaded by `Toasts` when there is one to show. */
export function Toaster() {
  const focus = useFocus();
  useEffect(() => connectToasts(draw), []);
  return (
    <div className="contents" {...focus}>
      <Sonner
        position="bottom-right"
        offset={{ bottom: OFFSET, right: 16 }}
        mobileOffset={{ bottom: OFFSET, left: 16, right: 16 }}
        gap={8}
        visibleToasts={4}
        containerAriaLabel="Results"
        toastOptions={{ unstyled: true, classNames: CLASSES }}
      />
    </div>
  );
}
