import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { ActivePolicy } from '@/lib/core/policies/policy';
import { ENVIRONMENTS, type Environment } from '@/lib/core/providers/draft';

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

/** The fields as a page opens: as its address says, else what the policy, or any, decides first. */
export function firstFields(
  address: Partial<SimulatorAddress>,
  policy: ActivePolicy | null,
  targets: readonly DecisionTarget[],
): SimulatorFields {
  const [target] =
    policy === null || policy.permissions.length === 0 ? targets : policy.permissions;
  return {
    resource: target?.resource ?? '',
    action: target?.actions.find((action) => action !== '*') ?? (target ? 'read' : ''),
    environment: null,
    source: 'hand',
    attributes: '{\n}',
    context: '',
    moment: '',
    ...address,
  };
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
