'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { buttonLook } from '../ui/button-look';

interface ErrorPanelProps {
  title: string;
  message: string;
  /** What the server's log can be searched for. */
  reference: string | undefined;
  onRetry: () => void;
  back: { readonly href: string; readonly label: string };
}

/**
 * A page that could not be shown: what happened, what to look for, and two ways on. Made of plain
 * elements, for every page brings it along three times; its link loads anew, as is right after a failure.
 */
export function ErrorPanel({ title, message, reference, onRetry, back }: ErrorPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div role="alert" className="grid max-w-xl justify-items-start gap-2">
      <Icon
        className="mb-1 size-5 text-bad"
        path="m15 9-6 6m0-6 6 6M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0"
      />
      <h1 ref={heading} tabIndex={-1} className="text-20 focus-visible:outline-none">
        {title}
      </h1>
      <p className="text-ink-2">{message}</p>
      {reference ? (
        <p className="flex items-center gap-1 text-13 text-ink-3">
          Reference <code className="font-mono text-12 text-ink wrap-anywhere">{reference}</code>
          <CopyReference reference={reference} />
        </p>
      ) : null}
      <div className="mt-3 flex flex-wrap gap-2">
        <button type="button" className={buttonLook({ variant: 'primary' })} onClick={onRetry}>
          <Icon path="M21 12a9 9 0 1 1-9-9c2.52 0 4.93 1 6.74 2.74L21 8m0-5v5h-5" />
          Try again
        </button>
        <a href={back.href} className={buttonLook()}>
          {back.label}
        </a>
      </div>
    </div>
  );
}

/** Lines as those of the other icons, whose code is not needed for two. */
function Icon({ path, className }: { path: string; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={`lucide ${className ?? ''}`}
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d={path} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function CopyReference({ reference }: { reference: string }) {
  const [button, setButton] = useState<ReactNode>(null);
  useEffect(() => {
    import('../ui/copy-button').then(
      ({ CopyButton }) => setButton(<CopyButton value={reference} label="reference" />),
      // What made the page fail may hold this back too: then the reference is copied by hand.
      () => undefined,
    );
  }, [reference]);
  return button;
}
