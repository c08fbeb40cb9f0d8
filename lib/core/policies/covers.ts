import type { Environment } from '../providers/draft';
import type { PolicyPermission } from './policy';

/** What stands for every action. */
export const ANY_ACTION = '*';

/** What is asked about. */
export interface AskedTarget {
  readonly resource: string;
  readonly action: string;
  /** Null: in whichever environment. */
  readonly environment: Environment | null;
}

/** Whether a permission attaches its policy to what is asked. */
export function covers(permission: PolicyPermission, asked: AskedTarget): boolean {
  return (
    permission.resource === asked.resource &&
    namesAction(permission, asked.action) &&
    holdsIn(permission, asked.environment)
  );
}

/** Whether a permission names an action, or any. */
export function namesAction({ actions }: PolicyPermission, action: string): boolean {
  return actions.includes(ANY_ACTION) || actions.includes(action);
}

/** Whether a permission holds in an environment; null: it is asked about whichever. */
export function holdsIn(
  { environment: own }: PolicyPermission,
  environment: Environment | null,
): boolean {
  return environment === null || own === null || own === environment;
}
