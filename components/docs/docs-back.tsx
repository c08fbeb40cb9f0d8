'use client';

import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { lastPage } from '../ui/last-page';

/**
 * Leads to the page of the console that the reader came from; where none is known, to the start. Who is not signed
 * in comes to the sign-in first.
 */
export function DocsBack() {
  const [href, setHref] = useState('/');
  useEffect(() => setHref(lastPage() ?? '/'), []);
  return (
    // A whole new page: where it leads depends on who is signed in.
    <a
      href={href}
      className="flex h-9 items-center gap-2 rounded-2 px-2 text-13 text-ink-2 transition-colors hover:bg-hover hover:text-ink"
    >
      <ArrowLeft className="size-4" aria-hidden />
      Back to the console
    </a>
  );
}
