'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import type { SessionTokenAction } from '@/components/debugger/session-token';
import { TokenDebugger } from '@/components/debugger/token-debugger';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import { useDecisionAsks } from '../use-decision-asks';
import { checkKeys, checkPasted, refreshCheckKeys } from './actions';

interface DebuggerScreenProps {
  slug: string;
  providers: readonly KnownProvider[];
  complete: boolean;
  newProviderHref: string | null;
  targets: readonly DecisionTarget[];
  /** Whether the operator may have keys fetched anew. */
  mayRefresh: boolean;
  ownSessionToken: SessionTokenAction | null;
}

/** Ties the debugger to its actions. */
export function DebuggerScreen({ slug, mayRefresh, targets, ...rest }: DebuggerScreenProps) {
  const router = useRouter();
  const asks = useDecisionAsks(slug);
  const checks = useMemo(
    () => ({
      onKeys: (input: Parameters<typeof checkKeys>[1]) => checkKeys(slug, input),
      onCheck: (input: Parameters<typeof checkPasted>[1]) => checkPasted(slug, input),
      onRefresh: mayRefresh
        ? (input: Parameters<typeof refreshCheckKeys>[1]) => refreshCheckKeys(slug, input)
        : null,
      policies: { workspace: slug, targets, asks },
      onAgain: () => router.refresh(),
    }),
    [slug, mayRefresh, targets, asks, router],
  );
  return <TokenDebugger {...rest} checks={checks} />;
}
