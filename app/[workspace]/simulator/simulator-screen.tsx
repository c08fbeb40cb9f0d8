'use client';

import type { SimulatorAddress } from '@/components/decisions/simulator-fields';
import { SimulatorPage } from '@/components/decisions/simulator-page';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import { useDecisionAsks } from './use-decision-asks';

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
  return <SimulatorPage {...rest} workspace={slug} asks={asks} />;
}
