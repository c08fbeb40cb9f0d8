'use client';

import { useEffect, useRef } from 'react';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import { useHandedOver } from '../ui/handover';
import { latePart, useLatePart } from '../ui/late-part';
import { Skeleton } from '../ui/skeleton';
import type { CheckActions } from './check-actions';
import { PasteField } from './paste-field';
import type { SessionTokenAction } from './session-token';
import { useDebugger } from './use-debugger';

// What explains a token is fetched once the page stands, before anybody can have pasted one.
const decoded = latePart(() => import('./decoded-view'));
const sessionToken = latePart(() => import('./session-token'));

interface TokenDebuggerProps {
  providers: readonly KnownProvider[];
  /** False when the workspace has more providers than are in the list. */
  complete: boolean;
  /** Page that adds a provider; null where the operator may not. */
  newProviderHref: string | null;
  /** What a check asks the console for. */
  checks: CheckActions;
  /** Gives the operator's own token; null where operators do not sign in with Clerk. */
  ownSessionToken: SessionTokenAction | null;
}

/**
 * Reads and checks a token in the browser. Nothing that is pasted here is stored or fetched from, or sent
 * unless the operator asks for that.
 */
export function TokenDebugger({ ownSessionToken, ...props }: TokenDebuggerProps) {
  const { view, read, choose, clear, showExample } = useDebugger();
  const field = useRef<HTMLTextAreaElement>(null);
  const token = useRef<HTMLDivElement>(null);
  const shown = useRef(view.kind);
  const loaded = useLatePart(decoded, true);
  const own = useLatePart(sessionToken, ownSessionToken !== null);
  usePasteAnywhere(read);
  useHandedOver('token', read);
  useEffect(() => {
    if (shown.current === view.kind || (view.kind === 'read' && loaded === null)) return;
    shown.current = view.kind;
    // The element that had the focus is gone with what it belonged to.
    (view.kind === 'read' ? token : field).current?.focus();
  }, [view.kind, loaded]);
  if (view.kind === 'field') {
    return (
      <PasteField
        view={view}
        onText={read}
        onClear={clear}
        onExample={showExample}
        fieldRef={field}
      >
        {own === null || ownSessionToken === null ? null : (
          <own.SessionToken action={ownSessionToken} onToken={read} />
        )}
      </PasteField>
    );
  }
  if (loaded === null) return <Skeleton />;
  const { DecodedView } = loaded;
  return <DecodedView {...props} view={view} onChoose={choose} onClear={clear} focusRef={token} />;
}

/** Reads what is pasted while no field has the focus: the next token replaces the one shown. */
function usePasteAnywhere(read: (text: string) => void): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { target } = event;
      if (target instanceof Element && target.closest('input, textarea, [contenteditable]')) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() !== '') read(text);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [read]);
}
