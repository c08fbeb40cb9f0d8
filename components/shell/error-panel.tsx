'use client';

import { CircleX, RotateCw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { buttonLook } from '../ui/button-look';
import { CopyButton } from '../ui/copy-button';

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
 * elements, for every page brings it along; its link loads anew, as is right after a failure.
 */
export function ErrorPanel({ title, message, reference, onRetry, back }: ErrorPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div role="alert" className="grid max-w-xl justify-items-start gap-2">
      <CircleX className="mb-1 size-5 text-bad" aria-hidden />
      <h1 ref={heading} tabIndex={-1} className="text-20 focus-visible:outline-none">
        {title}
      </h1>
      <p className="text-ink-2">{message}</p>
      {reference ? (
        <p className="flex items-center gap-1 text-13 text-ink-3">
          Reference <code className="font-mono text-12 text-ink wrap-anywhere">{reference}</code>
          <CopyButton value={reference} label="reference" />
        </p>
      ) : null}
      <div className="mt-3 flex flex-wrap gap-2">
        <button type="button" className={buttonLook({ variant: 'primary' })} onClick={onRetry}>
          <RotateCw aria-hidden />
          Try again
        </button>
        <a href={back.href} className={buttonLook()}>
          {back.label}
        </a>
      </div>
    </div>
  );
}
