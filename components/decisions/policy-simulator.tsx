'use client';

import { Panel, PanelBar } from '@/components/ui/panel';
import type { ActivePolicy, PolicyTest } from '@/lib/core/policies/policy';
import { microsText } from './simulate';
import { SimulatorDecision } from './simulator-decision';
import { SimulatorInputs } from './simulator-inputs';
import type { SimulatorOptions } from './simulator-options';
import { useSimulator } from './use-simulator';

export interface PolicySimulatorProps extends SimulatorOptions {
  /** The policy of the page as the form has it now; null: it cannot be read, or the page has none. */
  draft: ActivePolicy | null;
  /** The same policy as it is saved; null: it was not saved yet, or the page has none. */
  saved: ActivePolicy | null;
  /** Why what is decided is not by the draft, as a sentence; null or absent: it is, or there is none. */
  leftOut?: string | null;
  /** Keeps what was simulated as a test, expecting the draft's own decision; null: that is not offered. */
  onKeepAsTest: ((test: PolicyTest) => void) | null;
}

/** Decides on made-up questions in this browser, by the draft beside the saved policies. */
export function PolicySimulator({
  onKeepAsTest,
  leftOut = null,
  ...options
}: PolicySimulatorProps) {
  const { view, looked, token } = useSimulator(options);
  const { state } = view;
  return (
    <Panel className="overflow-hidden">
      <PanelBar title="Simulator" level={2}>
        {state.kind === 'decided'
          ? `in this browser, ${microsText(state.simulation.micros)}`
          : null}
      </PanelBar>
      <SimulatorInputs view={view} looked={looked} token={token} targets={options.targets} />
      <div className="border-t border-line">
        {leftOut === null ? null : (
          <p
            role="status"
            className="border-b border-line bg-warn-soft px-4 py-2.5 text-13 text-ink-2"
          >
            {leftOut}
          </p>
        )}
        <SimulatorDecision view={view} options={options} onKeepAsTest={onKeepAsTest} />
      </div>
    </Panel>
  );
}
