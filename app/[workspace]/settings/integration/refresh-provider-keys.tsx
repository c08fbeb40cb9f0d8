'use client';

import { useRouter } from 'next/navigation';
import { RefreshKeys } from '@/components/providers/refresh-keys';
import { refreshProviderKeys } from './actions';

/** Ties *Refresh keys* to its action; the page then shows how the keys stand. */
export function RefreshProviderKeys({ slug, id }: { slug: string; id: string }) {
  const router = useRouter();
  return (
    <RefreshKeys
      onRefresh={async () => {
        const result = await refreshProviderKeys(slug, { id });
        // With an ended session a refresh would lead away from what was typed.
        if (result.ok) router.refresh();
        return result;
      }}
    />
  );
}
