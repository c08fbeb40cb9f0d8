import type { Caller, CallOrigin } from '@/lib/core/access/caller';
import type { Operator } from '@/lib/core/access/operator';
import { permissionsOf } from '@/lib/core/access/permissions';
import type { EnteredWorkspace } from '@/lib/usecases/enter-workspace';

/** The caller that use cases see: identity from the session, permissions from the membership. */
export function callerOf(
  operator: Operator,
  { workspace, role }: EnteredWorkspace,
  origin: CallOrigin,
): Caller {
  return {
    ...origin,
    actor: { type: 'operator', id: operator.id, label: operator.email },
    workspaceId: workspace.id,
    environment: null,
    permissions: permissionsOf(role),
  };
}
