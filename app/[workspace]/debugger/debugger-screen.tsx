'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import type { SessionTokenAction } from '@/components/debugger/session-token';
import { TokenDebugger } from '@/components/debugger/token-debugger';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import { checkKeys, checkPasted } from './actions';

interface DebuggerScreenProps {
  slug: string;
  providers: readonly KnownProvider[];
  complete: boolean;
  newProviderHref: string | null;
  ownSessionToken: SessionTokenAction | null;
}

/** Ties the debugger to its actions. */
export function DebuggerScreen({ slug, ...rest }: DebuggerScreenProps) {
  const router = useRouter();
  const checks = useMemo(
    () => ({
      onKeys: (input: Parameters<typeof checkKeys>[1]) => checkKeys(slug, input),
      onCheck: (input: Parameters<typeof checkPasted>[1]) => checkPasted(slug, input),
      onAgain: () => router.refresh(),
    }),
    [slug, router],
  );
  return <TokenDebugger {...rest} checks={checks} />;
}
