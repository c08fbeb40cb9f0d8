import { useCallback, useMemo, useState } from 'react';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { ActivePolicy } from '@/lib/core/policies/policy';
import type { Environment } from '@/lib/core/providers/draft';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import { useDebugger } from '../debugger/use-debugger';
import type { DecisionAsks } from './decision-asks';
import { lookedAt } from './looked-at';
import { firstFields, type SimulatorAddress, type SimulatorFields } from './simulator-fields';
import type { TokenInput } from './token-source';
import { useGround } from './use-ground';
import { type ReadFields, type SimulationState, useSimulation } from './use-simulation';
import { providerOf, type Subject, useSubject } from './use-subject';

/** What is shown of the simulator's state. */
export interface SimulatorView {
  readonly fields: SimulatorFields;
  readonly set: (changed: Partial<SimulatorFields>) => void;
  readonly environment: Environment;
  readonly subject: Subject;
  readonly read: ReadFields;
  readonly state: SimulationState;
}

export interface SimulatorOptions {
  /** Slug of the workspace. */
  readonly workspace: string;
  readonly draft: ActivePolicy | null;
  readonly saved: ActivePolicy | null;
  readonly targets: readonly DecisionTarget[];
  readonly providers: readonly KnownProvider[];
  readonly asks: DecisionAsks;
  /** What the page's address says of the fields. */
  readonly address?: Partial<SimulatorAddress>;
}

/** State of the simulator. It lives here and nowhere else: no storage, and of a token no address. */
export function useSimulator(options: SimulatorOptions) {
  const { workspace, draft, saved, targets, providers, asks, address = {} } = options;
  const [fields, setFields] = useState(() => firstFields(address, draft ?? saved, targets));
  const set = useCallback((changed: Partial<SimulatorFields>) => {
    setFields((before) => ({ ...before, ...changed }));
  }, []);
  const { view: tokenView, read: onText, choose: onChoose, clear: onClear } = useDebugger();
  const isToken = fields.source === 'token' && tokenView.kind === 'read';
  const claims = isToken ? tokenView.decoded.payload.value : null;
  const provider = providerOf(claims, providers, fields.environment);
  const subject = useSubject(claims, provider, asks);
  const environment = fields.environment ?? provider?.environment ?? 'production';
  const ground = useGround(fields, saved, asks);
  const { read, state } = useSimulation({ fields, environment, subject, ground, draft });
  const view: SimulatorView = { fields, set, environment, subject, read, state };
  const looked = useMemo(() => {
    const policies = ground.kind === 'had' ? ground.value : [];
    return lookedAt([...(draft === null ? [] : [draft]), ...policies]);
  }, [ground, draft]);
  const token: TokenInput = {
    view: tokenView,
    onText,
    onChoose,
    onClear,
    onByHand: () => set(byHand(subject)),
    debuggerHref: `/${workspace}/debugger`,
  };
  return { view, looked, token };
}

function byHand(subject: Subject): Partial<SimulatorFields> {
  if (subject.kind !== 'read') return {};
  const { attributes } = subject.subject;
  return { source: 'hand', attributes: JSON.stringify(attributes, null, 2) };
}
