'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ActionResult } from '@/lib/core/action-result';
import type { ProviderType } from '@/lib/core/providers/draft';
import { forgetAnchor } from '../../ui/anchor';
import { Panel } from '../../ui/panel';
import { Skeleton } from '../../ui/skeleton';
import { type GuideForm, GuideFormContext } from './guide-form';

/** The guide of one type, rendered by the server. */
export interface RenderedGuide {
  readonly type: ProviderType;
  readonly content: ReactNode;
}

/** Has the server render the guide of another type. */
export type LoadGuide = (type: ProviderType) => Promise<ActionResult<ReactNode>>;

interface GuideAsideProps extends GuideForm {
  /** The guide of the type that the page came with. */
  readonly guide: RenderedGuide;
  readonly onLoadGuide: LoadGuide;
}

/** The guide of the type that is chosen in the form, with the form's values. */
export function GuideAside({ draft, derived, guide, onLoadGuide }: GuideAsideProps) {
  const content = useGuide(draft.type, guide, onLoadGuide);
  useForgottenAnchor(draft.type);
  return (
    <GuideFormContext value={{ draft, derived }}>
      <aside aria-label="Guide" className="grid min-w-0 content-start gap-4 text-13">
        {content}
      </aside>
    </GuideFormContext>
  );
}

/** An anchor belongs to the guide that it was followed in: another guide is not to scroll to it. */
function useForgottenAnchor(type: ProviderType): void {
  const shown = useRef(type);
  useEffect(() => {
    if (shown.current === type) return;
    shown.current = type;
    forgetAnchor();
  }, [type]);
}

/** Loads a guide when its type is first chosen, and keeps it. */
function useGuide(type: ProviderType, given: RenderedGuide, load: LoadGuide): ReactNode {
  const [loaded, setLoaded] = useState<ReadonlyMap<ProviderType, ReactNode>>(new Map());
  const content = type === given.type ? given.content : loaded.get(type);
  const missing = content === undefined;
  useEffect(() => {
    if (!missing) return;
    let current = true;
    const keep = (part: ReactNode) => {
      if (current) setLoaded((before) => new Map(before).set(type, part));
    };
    load(type).then(
      (result) => keep(result.ok ? result.value : <Unavailable />),
      () => keep(<Unavailable />),
    );
    return () => {
      current = false;
    };
  }, [type, missing, load]);
  return content ?? <Loading />;
}

function Loading() {
  return (
    <Panel className="grid gap-3 p-4" aria-busy>
      <Skeleton className="w-1/2" />
      <Skeleton className="w-full" />
      <Skeleton className="w-4/5" />
      <Skeleton className="w-full" />
    </Panel>
  );
}

function Unavailable() {
  return (
    <Panel className="p-4 text-13 text-ink-2">
      The guide could not be loaded. Everything else on this page works; reload to see it.
    </Panel>
  );
}
