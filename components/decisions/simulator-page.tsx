'use client';

import { useEffect } from 'react';
import { Panel, PanelBar } from '@/components/ui/panel';
import { AskElsewhere } from './ask-elsewhere';
import { microsText } from './simulate';
import { SimulatorDecision } from './simulator-decision';
import { addressOf } from './simulator-fields';
import { SimulatorInputs } from './simulator-inputs';
import type { SimulatorOptions } from './simulator-options';
import { useSimulator } from './use-simulator';

interface SimulatorPageProps extends Omit<SimulatorOptions, 'draft' | 'saved'> {
  /** Where applications reach the api. */
  apiUrl: string;
}

/** The simulator as a page of its own, for the saved policies: what is asked on one side, the decision on the other. */
export function SimulatorPage({ apiUrl, ...rest }: SimulatorPageProps) {
  const options = { ...rest, draft: null, saved: null, keeps: true };
  const { view, looked, token } = useSimulator(options);
  const { fields, state } = view;
  const address = addressOf(fields);
  useEffect(() => {
    const before = new URLSearchParams(window.location.search).toString();
    if (before !== address) window.history.replaceState(null, '', `?${address}`);
  }, [address]);
  const micros = state.kind === 'decided' ? microsText(state.simulation.micros) : null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 md:grid-cols-2">
      <Panel>
        <PanelBar title="Question" level={2} />
        <SimulatorInputs view={view} looked={looked} token={token} targets={options.targets} />
      </Panel>
      <div className="grid min-w-0 gap-6">
        <Panel className="overflow-hidden">
          <PanelBar title="Decision" level={2}>
            {micros === null ? null : `in this browser, ${micros}`}
          </PanelBar>
          <SimulatorDecision view={view} options={options} onKeepAsTest={null} />
        </Panel>
        {state.kind === 'decided' ? (
          <AskElsewhere simulation={state.simulation} apiUrl={apiUrl} />
        ) : null}
      </div>
    </div>
  );
}
