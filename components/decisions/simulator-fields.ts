import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { PolicyPermission } from '@/lib/core/policies/policy';
import { ENVIRONMENTS, type Environment } from '@/lib/core/providers/draft';
import type { Target } from './nearest-target';

/** What is typed into the simulator, but for the token, which is kept nowhere else. */
export interface SimulatorFields {
  readonly resource: string;
  readonly action: string;
  /** Null: that of the token's provider, else production. */
  readonly environment: Environment | null;
  readonly source: 'token' | 'hand';
  /** JSON. */
  readonly attributes: string;
  /** JSON. */
  readonly context: string;
  /** ISO 8601; empty: this moment. */
  readonly moment: string;
}

/** The part of the fields that an address may hold: nothing of a person, and no secret. */
export type SimulatorAddress = Pick<SimulatorFields, 'resource' | 'action' | 'environment'>;

/** The fields as a page opens: as its address says, else what is attached first. */
export function firstFields(
  address: Partial<SimulatorAddress>,
  attached: readonly DecisionTarget[],
): SimulatorFields {
  return {
    ...firstTarget(attached),
    environment: null,
    source: 'hand',
    attributes: '{\n}',
    context: '',
    moment: '',
    ...address,
  };
}

/** The first resource and action that stand there; empty where none do yet. */
function firstTarget(attached: readonly DecisionTarget[]): Target {
  const target = attached.find(({ resource }) => resource !== '');
  if (target === undefined) return { resource: '', action: '' };
  const action = target.actions.find((one) => one !== '*' && one !== '');
  return { resource: target.resource, action: action ?? 'read' };
}

/** The environment in which a policy's own permissions decide on it; null: none does, or any. */
export function attachedIn(
  { resource, action }: Target,
  permissions: readonly PolicyPermission[],
): Environment | null {
  const own = permissions.filter(
    (one) => one.resource === resource && [action, '*'].some((each) => one.actions.includes(each)),
  );
  if (own.some(({ environment }) => environment === null)) return null;
  return own[0]?.environment ?? null;
}

/** Reads what `addressOf` wrote; anything else is left out. */
export function readAddress(given: {
  readonly resource?: unknown;
  readonly action?: unknown;
  readonly environment?: unknown;
}): Partial<SimulatorAddress> {
  const { resource, action } = given;
  const environment = ENVIRONMENTS.find((one) => one === given.environment);
  return {
    ...(typeof resource === 'string' && { resource }),
    ...(typeof action === 'string' && { action }),
    ...(environment !== undefined && { environment }),
  };
}

/** The fields as parameters of an address. */
export function addressOf({ resource, action, environment }: SimulatorAddress): string {
  return new URLSearchParams({
    resource,
    action,
    ...(environment !== null && { environment }),
  }).toString();
}
