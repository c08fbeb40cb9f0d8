'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { announce } from './announce';
import { type ButtonLook, buttonLook } from './button-look';
import { cn } from './cn';
import { toast } from './toast';

const CONFIRMED_MS = 1_500;

interface CopyButtonProps {
  /** The whole text that is copied, also where less of it is shown. */
  value: string;
  /** What the value is, such as "issuer". */
  label: string;
  /** A button with these words instead of the bare icon. */
  children?: string;
  /** How a button with words looks; `secondary` and `medium` unless said otherwise. */
  look?: ButtonLook;
  /** Told once the browser has taken it. */
  onCopied?: (() => void) | undefined;
  className?: string;
}

/** Copies, and says whether it did; true for the 1.5 s after a copy. */
function useCopy({ value, label, onCopied }: CopyButtonProps): [copied: boolean, copy: () => void] {
  const [copies, setCopies] = useState(0);
  useEffect(() => {
    if (copies === 0) return;
    const timer = setTimeout(() => setCopies(0), CONFIRMED_MS);
    return () => clearTimeout(timer);
  }, [copies]);
  const refused = () =>
    toast({
      tone: 'bad',
      title: `The ${label} was not copied`,
      detail: 'The browser did not allow it. Select the text and copy it by keyboard.',
    });
  const copy = () => {
    // The clipboard is absent where the page is served without TLS on a network.
    if (!navigator.clipboard) return refused();
    navigator.clipboard.writeText(value).then(() => {
      setCopies((count) => count + 1);
      announce(`Copied ${label}`);
      onCopied?.();
    }, refused);
  };
  return [copies > 0, copy];
}

/** Copies a value and confirms with a check for 1.5 s and a sentence to screen readers. */
export function CopyButton(props: CopyButtonProps) {
  const { label, children, look, className } = props;
  const [copied, copy] = useCopy(props);
  const Icon = copied ? Check : Copy;
  if (children) {
    return (
      <button type="button" className={cn(buttonLook(look), className)} onClick={copy}>
        <Icon className={cn(copied && 'text-good')} aria-hidden />
        {children}
      </button>
    );
  }
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={`Copy ${label}`}
      className={cn(
        'inline-grid size-6 flex-none place-items-center rounded-1 transition-colors hover:bg-hover',
        copied ? 'text-good' : 'text-ink-3 hover:text-ink',
        className,
      )}
    >
      <Icon className="size-3.5" aria-hidden />
    </button>
  );
}
