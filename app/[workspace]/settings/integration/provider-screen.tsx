'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import {
  type ConnectionTestState,
  IDLE,
  showing,
} from '@/components/providers/connection-test-state';
import type { RenderedGuide } from '@/components/providers/guide/guide-aside';
import { ProviderEditor } from '@/components/providers/provider-editor';
import type { SaveTarget } from '@/components/providers/use-provider-save';
import type { InspectAction } from '@/components/providers/use-trust';
import { toast } from '@/components/ui/toast';
import type { ConnectionReport, ReportHistoryEntry } from '@/lib/core/connections/report';
import { canonicalDraft, type ProviderDraft, type ProviderType } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import { cancelTest, inspectPasted, readReport, saveProvider, testDraft } from './actions';
import { renderGuide } from './guide/actions';

interface ProviderScreenProps {
  slug: string;
  target: SaveTarget | null;
  saved: ProviderDraft;
  initial: ProviderDraft;
  /** The newest report of this provider, and whether it tested exactly what is saved. */
  latest: { readonly report: ConnectionReport; readonly fresh: boolean } | null;
  reports: readonly ReportHistoryEntry[];
  allowedPrivateOrigins: readonly string[];
  guide: RenderedGuide;
  canWrite: boolean;
  canTest: boolean;
}

/** Ties the provider page to its actions and to the address of the page. */
export function ProviderScreen({ slug, latest, ...rest }: ProviderScreenProps) {
  const router = useRouter();
  const list = `/${slug}/settings/integration`;
  const { target, saved } = rest;
  const connection = useMemo(() => connectionOf(latest, saved), [latest, saved]);

  const onSave = useCallback(
    (over: SaveTarget | null, draft: ProviderDraft) => saveProvider(slug, { target: over, draft }),
    [slug],
  );
  const providerId = target?.id ?? null;
  const onTest = useCallback(
    (runId: string, draft: ProviderDraft) => testDraft(slug, { runId, providerId, draft }),
    [slug, providerId],
  );
  const onCancelTest = useCallback((runId: string) => cancelTest(slug, { runId }), [slug]);
  const onTested = useCallback(() => {
    // The history of a saved provider is on its page.
    if (providerId !== null) router.refresh();
  }, [router, providerId]);
  const onReadReport = useCallback((id: string) => readReport(slug, { id }), [slug]);
  const onInspect = useCallback<InspectAction>((pasted) => inspectPasted(slug, pasted), [slug]);
  const onSaved = useCallback(
    (provider: Provider) => {
      const isNew = provider.id !== target?.id;
      toast({ tone: 'good', title: isNew ? 'Provider saved' : 'Changes saved' });
      if (isNew) router.replace(`${list}/${provider.id}`);
      else router.refresh();
    },
    [router, list, target],
  );
  const onType = useCallback(
    (type: ProviderType) => {
      if (providerId === null) keepInAddress('type', type);
    },
    [providerId],
  );
  const onLoadGuide = useCallback(
    (type: ProviderType) => renderGuide(slug, { type, slug }),
    [slug],
  );
  const onDiscardNew = useCallback(() => router.push(list), [router, list]);

  return (
    <ProviderEditor
      {...rest}
      connection={connection}
      onSave={onSave}
      onTest={onTest}
      onCancelTest={onCancelTest}
      onTested={onTested}
      onReadReport={onReadReport}
      onInspect={onInspect}
      onSaved={onSaved}
      onType={onType}
      onLoadGuide={onLoadGuide}
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

function connectionOf(
  latest: ProviderScreenProps['latest'],
  saved: ProviderDraft,
): ConnectionTestState {
  if (latest === null) return IDLE;
  return showing(latest.report, latest.fresh ? canonicalDraft(saved) : null);
}
