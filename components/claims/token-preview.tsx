'use client';

import { useEffect, useRef } from 'react';
import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import type { JsonObject } from '@/lib/core/tokens/json-value';
import { PasteField } from '../debugger/paste-field';
import { useDebugger } from '../debugger/use-debugger';
import { ReadPreview } from './read-preview';

export interface TokenPreviewProps {
  rows: readonly ClaimMapping[];
  /** Of the provider. */
  issuers: readonly string[];
  /** The claim that the provider reads permissions from; null: none. */
  permissionsPath: string | null;
  /** Told of the claims of the token that is read; null: none is. */
  onClaims: (claims: JsonObject | null) => void;
  /** Adds rows; null where the operator may not. */
  onAdd: ((rows: readonly ClaimMapping[]) => void) | null;
}

/** What the rows make of a pasted token. It is read in the browser, never sent and never stored. */
export function TokenPreview({ onClaims, ...rest }: TokenPreviewProps) {
  const token = useDebugger();
  const { view } = token;
  const field = useRef<HTMLTextAreaElement>(null);
  const shown = useRef<HTMLDivElement>(null);
  const before = useRef(view.kind);
  const claims = view.kind === 'read' ? view.decoded.payload.value : null;
  useEffect(() => onClaims(claims), [onClaims, claims]);
  useEffect(() => {
    if (before.current === view.kind) return;
    before.current = view.kind;
    // The element that had the focus is gone with what it belonged to.
    (view.kind === 'read' ? shown : field).current?.focus();
  }, [view.kind]);
  if (view.kind === 'read') {
    return (
      <ReadPreview
        {...rest}
        view={view}
        onChoose={token.choose}
        onClear={token.clear}
        focusRef={shown}
      />
    );
  }
  return (
    <>
      <div>
        <h2 className="text-15">Preview</h2>
        <p className="text-13 text-ink-2">
          Paste a token to see what each row reads from it, and to pick from its claims.
        </p>
      </div>
      <PasteField
        view={view}
        onText={token.read}
        onClear={token.clear}
        onExample={token.showExample}
        fieldRef={field}
      />
    </>
  );
}
