'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useTransition } from 'react';

/** Writes one parameter of the address, empty: takes it away; any change starts again at the first page. */
export function useAddress() {
  const router = useRouter();
  const pathname = usePathname();
  const current = useSearchParams();
  const [pending, startTransition] = useTransition();
  const set = useCallback(
    (name: string, value: string) => {
      const next = new URLSearchParams(current);
      next.delete('after');
      if (value === '') next.delete(name);
      else next.set(name, value);
      startTransition(() => router.replace(`${pathname}?${next}`, { scroll: false }));
    },
    [router, pathname, current],
  );
  return { set, pending };
}
