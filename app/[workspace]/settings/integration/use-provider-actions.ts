'use client';

import { useMemo } from 'react';
import type { ProviderActions } from '@/components/providers/provider-actions';
import { cancelTest, inspectPasted, readReport, saveProvider, testDraft } from './actions';
import { renderGuide } from './guide/actions';

/** The actions of a provider's page, bound to the workspace and to the provider that is tested. */
export function useProviderActions(slug: string, providerId: string | null): ProviderActions {
  return useMemo(
    () => ({
      onSave: (target, draft) => saveProvider(slug, { target, draft }),
      onTest: (runId, draft) => testDraft(slug, { runId, providerId, draft }),
      onCancelTest: (runId) => cancelTest(slug, { runId }),
      onReadReport: (id) => readReport(slug, { id }),
      onInspect: (pasted) => inspectPasted(slug, pasted),
      onLoadGuide: (type) => renderGuide(slug, { type, slug }),
    }),
    [slug, providerId],
  );
}
