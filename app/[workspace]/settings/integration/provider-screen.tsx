'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useCallback, useMemo } from 'react';
import {
  type ConnectionTestState,
  IDLE,
  showing,
} from '@/components/providers/connection-test-state';
import type { RenderedGuide } from '@/components/providers/guide/guide-aside';
import { ProviderEditor } from '@/components/providers/provider-editor';
import type { SaveTarget } from '@/components/providers/use-provider-save';
import { toast } from '@/components/ui/toast';
import type { ConnectionReport, ReportHistoryEntry } from '@/lib/core/connections/report';
import { canonicalDraft, type ProviderDraft, type ProviderType } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import { useProviderActions } from './use-provider-actions';

interface ProviderScreenProps {
  slug: string;
  target: SaveTarget | null;
  saved: ProviderDraft;
  initial: ProviderDraft;
  /** The newest report of this provider, and whether it tested exactly what is saved. */
  latest: { readonly report: ConnectionReport; readonly fresh: boolean } | null;
  reports: readonly ReportHistoryEntry[];
  allowedPrivateOrigins: readonly string[];
  inUse?: ReactNode;
  guide: RenderedGuide;
  canWrite: boolean;
  canTest: boolean;
}

/** Ties the provider page to its actions and to the address of the page. */
export function ProviderScreen({ slug, latest, inUse = null, ...rest }: ProviderScreenProps) {
  const router = useRouter();
  const list = `/${slug}/settings/integration`;
  const { target, saved } = rest;
  const connection = useMemo(() => connectionOf(latest, saved), [latest, saved]);

  const providerId = target?.id ?? null;
  const actions = useProviderActions(slug, providerId);
  const onTested = useCallback(() => {
    // The history of a saved provider is on its page.
    if (providerId !== null) router.refresh();
  }, [router, providerId]);
  const onSaved = useCallback(
    (provider: Provider) => {
      const isNew = provider.id !== target?.id;
      toast({ tone: 'good', title: isNew ? 'Provider saved' : 'Changes saved' });
      if (isNew) return router.replace(`${list}/${provider.id}`);
      dropFromAddress();
      router.refresh();
    },
    [router, list, target],
  );
  const onType = useCallback(
    (type: ProviderType) => {
      if (providerId === null) keepInAddress('type', type);
    },
    [providerId],
  );
  const onDiscardNew = useCallback(() => router.push(list), [router, list]);

  return (
    <ProviderEditor
      {...rest}
      {...actions}
      connection={connection}
      inUse={inUse}
      debuggerHref={`/${slug}/debugger`}
      onTested={onTested}
      onSaved={onSaved}
      onType={onType}
      onDiscardNew={onDiscardNew}
    />
  );
}

/** So that a reload and the way back show the same form. */
function keepInAddress(name: string, value: string): void {
  const parameters = new URLSearchParams(window.location.search);
  parameters.set(name, value);
  window.history.replaceState(null, '', `?${parameters}`);
}

/** What the address proposed is saved by now; a reload is not to propose it to a later version. */
function dropFromAddress(): void {
  const { pathname, search, hash } = window.location;
  const parameters = new URLSearchParams(search);
  for (const name of ['fix', 'audience', 'party', 'algorithm']) parameters.delete(name);
  const rest = parameters.size === 0 ? '' : `?${parameters}`;
  if (rest !== search) window.history.replaceState(null, '', `${pathname}${rest}${hash}`);
}

function connectionOf(
  latest: ProviderScreenProps['latest'],
  saved: ProviderDraft,
): ConnectionTestState {
  if (latest === null) return IDLE;
  return showing(latest.report, latest.fresh ? canonicalDraft(saved) : null);
}
