'use client';

import { useEffect, useRef } from 'react';
import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import { PasteField } from '../debugger/paste-field';
import type { useDebugger } from '../debugger/use-debugger';
import { latePart, useLatePart } from '../ui/late-part';
import { Skeleton } from '../ui/skeleton';

// What explains a token is fetched once the page stands, before anybody can have pasted one.
const read = latePart(() => import('./read-preview'));

interface TokenPreviewProps {
  token: ReturnType<typeof useDebugger>;
  rows: readonly ClaimMapping[];
  /** Of the provider. */
  issuers: readonly string[];
  /** Adds rows; null where the operator may not. */
  onAdd: ((rows: readonly ClaimMapping[]) => void) | null;
}

/** What the rows make of a pasted token. It is read in the browser, never sent and never stored. */
export function TokenPreview({ token, ...rest }: TokenPreviewProps) {
  const { view } = token;
  const field = useRef<HTMLTextAreaElement>(null);
  const shown = useRef<HTMLDivElement>(null);
  const before = useRef(view.kind);
  const loaded = useLatePart(read, true);
  useEffect(() => {
    if (before.current === view.kind || (view.kind === 'read' && loaded === null)) return;
    before.current = view.kind;
    // The element that had the focus is gone with what it belonged to.
    (view.kind === 'read' ? shown : field).current?.focus();
  }, [view.kind, loaded]);
  if (view.kind === 'field') {
    return (
      <PasteField
        view={view}
        onText={token.read}
        onClear={token.clear}
        onExample={token.showExample}
        fieldRef={field}
      />
    );
  }
  if (loaded === null) return <Skeleton />;
  return (
    <loaded.ReadPreview
      {...rest}
      view={view}
      onChoose={token.choose}
      onClear={token.clear}
      focusRef={shown}
    />
  );
}
