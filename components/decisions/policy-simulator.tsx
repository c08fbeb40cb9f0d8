'use client';

import { Panel, PanelBar } from '@/components/ui/panel';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { ActivePolicy, PolicyTest } from '@/lib/core/policies/policy';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import type { DecisionAsks } from './decision-asks';

export interface PolicySimulatorProps {
  /** Slug, for links and for what is kept of the fields in this tab. */
  workspace: string;
  /** The policy of the page as the form has it now; null: it cannot be read, or the page has none. */
  draft: ActivePolicy | null;
  /** The same policy as it is saved; null: it was not saved yet, or the page has none. */
  saved: ActivePolicy | null;
  /** Resources and actions to suggest; others may be typed. */
  targets: readonly DecisionTarget[];
  /** Saved providers; `iss` of a token chooses among them. */
  providers: readonly KnownProvider[];
  asks: DecisionAsks;
  /** Keeps what was simulated as a test, expecting the draft's own decision; null: that is not offered. */
  onKeepAsTest: ((test: PolicyTest) => void) | null;
}

/** Decides on made-up questions in this browser, by the draft beside the saved policies. */
export function PolicySimulator({ targets }: PolicySimulatorProps) {
  return (
    <Panel>
      <PanelBar title="Simulator" level={2} note={`${targets.length} resources`} />
    </Panel>
  );
}
