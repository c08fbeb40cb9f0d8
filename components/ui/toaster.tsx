'use client';

import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import { type FocusEvent, useEffect, useRef } from 'react';
import { Toaster as Sonner, toast as sonner } from 'sonner';
import { connectToasts, type ToastMessage, toastDetail } from './toast';

const ICONS = {
  good: <CircleCheck className="size-4 text-good" aria-hidden />,
  warning: <TriangleAlert className="size-4 text-warn" aria-hidden />,
  bad: <CircleX className="size-4 text-bad" aria-hidden />,
  neutral: <Info className="size-4 text-ink-3" aria-hidden />,
};

const CLASSES = {
  toast:
    'flex w-full items-start gap-2 rounded-3 font-sans border border-line-strong bg-raised py-2 pr-2 pl-3 text-14 text-ink shadow-float',
  icon: 'flex h-7 flex-none items-center',
  content: 'min-w-0 flex-1 py-1',
  title: 'text-14 text-ink',
  description: 'text-13 text-ink-2 wrap-anywhere',
  closeButton:
    'order-last grid size-7 flex-none place-items-center rounded-1 text-ink-3 hover:bg-hover hover:text-ink [&_svg]:size-3.5',
  actionButton:
    'h-7 flex-none rounded-2 px-2.5 text-12 font-medium text-ink-2 hover:bg-hover hover:text-ink',
};

/** Above the save bar while there is one. */
const OFFSET = 'var(--toast-offset, 16px)';

function draw(message: ToastMessage, onGone: () => void): void {
  const { action } = message;
  const description = toastDetail(message);
  const onSelect = () => {
    onGone();
    action?.onSelect();
  };
  sonner(message.title, {
    icon: ICONS[message.tone],
    duration: message.tone === 'bad' ? Number.POSITIVE_INFINITY : 6_000,
    closeButton: message.tone === 'bad',
    onDismiss: onGone,
    onAutoClose: onGone,
    ...(description && { description }),
    ...(action && { action: { label: action.label, onClick: onSelect } }),
  });
}

/**
 * Whoever leaves the toasts by Tab goes on: left to itself, the library leads back to where he came
 * from, and nobody gets past a toast that stays. One that is gone gives the focus back.
 */
function useFocus() {
  const frame = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<EventTarget>(null);
  const giveBack = () => {
    const isWithin = frame.current?.contains(document.activeElement);
    if (isWithin && cameFrom.current instanceof HTMLElement) {
      cameFrom.current.focus({ preventScroll: true });
    }
  };
  const onFocusCapture = (event: FocusEvent) => {
    event.stopPropagation();
    if (!event.currentTarget.contains(event.relatedTarget)) cameFrom.current = event.relatedTarget;
  };
  return { giveBack, props: { ref: frame, onFocusCapture } };
}

/** Draws the toasts; loaded by `Toasts` when there is one to show. */
export function Toaster() {
  const { giveBack, props } = useFocus();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads nothing but references.
  useEffect(() => connectToasts((message) => draw(message, giveBack)), []);
  return (
    <div className="contents" {...props}>
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
