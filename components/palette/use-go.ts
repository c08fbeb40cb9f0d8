'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { mayLeave } from '../ui/leaving';

/** Opens a page of the console as a link does: changes that are not saved are asked about first. */
export function useGo(): (href: string, before?: () => void) => Promise<void> {
  const router = useRouter();
  return useCallback(
    async (href, before) => {
      const to = new URL(href, location.href);
      const samePage = to.pathname === location.pathname && to.search === location.search;
      if (!samePage && !(await mayLeave())) return;
      before?.();
      router.push(href);
    },
    [router],
  );
}
