'use client';

import type { SimulatorAddress } from '@/components/decisions/simulator-fields';
import { latePart, useLatePart } from '@/components/ui/late-part';
import { Skeleton } from '@/components/ui/skeleton';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import { useDecisionAsks } from '../use-decision-asks';

// All of it is of use only where scripts run, and it is too much to wait for with the page.
const simulator = latePart(() => import('@/components/decisions/simulator-page'));

interface SimulatorScreenProps {
  slug: string;
  targets: readonly DecisionTarget[];
  providers: readonly KnownProvider[];
  address: Partial<SimulatorAddress>;
  apiUrl: string;
}

/** Ties the simulator to its actions. */
export function SimulatorScreen({ slug, ...rest }: SimulatorScreenProps) {
  const asks = useDecisionAsks(slug);
  const loaded = useLatePart(simulator, true);
  if (loaded === null) return <Skeleton shape="h-96 rounded-3" />;
  return <loaded.SimulatorPage {...rest} workspace={slug} asks={asks} />;
}
