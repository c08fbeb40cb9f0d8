import { useEffect, useMemo } from 'react';
import { useClockValue } from '@/components/ui/clock';
import type { Environment } from '@/lib/core/providers/draft';
import type { JsonObject } from '@/lib/core/tokens/json-value';
import { useDebugger } from '../debugger/use-debugger';
import { lookedAt } from './looked-at';
import { matchProvider } from './provider-match';
import type { SimulatorFields } from './simulator-fields';
import type { SimulatorOptions } from './simulator-options';
import type { TokenInput } from './token-source';
import { useGround } from './use-ground';
import { type ReadFields, type SimulationState, useSimulation } from './use-simulation';
import { useSimulatorFields } from './use-simulator-fields';
import { type Subject, useSubject } from './use-subject';

/** What is shown of the simulator's state. */
export interface SimulatorView {
  readonly fields: SimulatorFields;
  readonly set: (changed: Partial<SimulatorFields>) => void;
  readonly environment: Environment;
  readonly subject: Subject;
  readonly read: ReadFields;
  readonly state: SimulationState;
  /** Epoch milliseconds at which the token that is asked about expired; null: it has not, or there is none. */
  readonly expiredAt: number | null;
}

/** State of the simulator. It lives in this page's memory and nowhere else: no storage, and of a token no address. */
export function useSimulator(options: SimulatorOptions) {
  const { workspace, draft, saved, providers, asks } = options;
  const { fields, set, preferred } = useSimulatorFields(options);
  const { view: tokenView, read: onText, choose: onChoose, clear: onClear } = useDebugger();
  const isToken = fields.source === 'token' && tokenView.kind === 'read';
  const claims = isToken ? tokenView.decoded.payload.value : null;
  const match = useMemo(
    () => matchProvider(claims, providers, { environment: fields.environment, preferred }),
    [claims, providers, fields.environment, preferred],
  );
  const subject = useSubject(claims, match, asks);
  useOpenAttributes(subject, options.onAttributes);
  const ofToken = match?.kind === 'found' ? match.provider.environment : null;
  const environment = fields.environment ?? ofToken ?? preferred ?? 'production';
  const ground = useGround(fields, saved, asks);
  const { read, state } = useSimulation({ fields, environment, subject, ground, draft });
  const expiredAt = useExpiry(claims, read);
  const view: SimulatorView = { fields, set, environment, subject, read, state, expiredAt };
  const looked = useMemo(() => {
    const policies = ground.kind === 'had' ? ground.value : [];
    return lookedAt([...(draft === null ? [] : [draft]), ...policies]);
  }, [ground, draft]);
  const token: TokenInput = {
    view: tokenView,
    onText,
    onChoose,
    onClear,
    onByHand: () => set(byHand(subject, environment)),
    onEnvironment: (wanted) => set({ environment: wanted }),
    debuggerHref: `/${workspace}/debugger`,
  };
  return { view, looked, token };
}

/** The environment was the provider's, which attributes by hand do not have. */
function byHand(subject: Subject, environment: Environment): Partial<SimulatorFields> {
  if (subject.kind !== 'read') return {};
  const { attributes } = subject.subject;
  return { source: 'hand', attributes: JSON.stringify(attributes, null, 2), environment };
}

function useOpenAttributes(subject: Subject, tell: SimulatorOptions['onAttributes']): void {
  const attributes = subject.kind === 'read' ? subject.subject.attributes : null;
  useEffect(() => tell?.(attributes), [tell, attributes]);
}

function useExpiry(claims: JsonObject | null, { moment }: ReadFields): number | null {
  const exp = claims?.exp;
  const expiry = typeof exp === 'number' && Number.isFinite(exp) ? exp * 1_000 : null;
  const asOf = moment.ok ? moment.value : null;
  const isOver = useClockValue((now) => expiry !== null && expiry <= (asOf ?? now));
  return isOver ? expiry : null;
}
