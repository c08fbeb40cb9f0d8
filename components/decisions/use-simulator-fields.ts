import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PolicyPermission } from '@/lib/core/policies/policy';
import { keepFields, keptFields } from './kept-fields';
import { attachedIn, firstFields, type SimulatorFields } from './simulator-fields';
import type { SimulatorOptions } from './simulator-options';

const NOTHING: readonly PolicyPermission[] = [];

/** What is typed over what the page opens with; resource and action follow the policy until one is touched. */
export function useSimulatorFields(options: SimulatorOptions) {
  const { workspace, draft, saved, targets, address, keeps = false } = options;
  const permissions = options.attached ?? (draft ?? saved)?.permissions ?? NOTHING;
  const isFree = options.attached === undefined && permissions.length === 0;
  const [typed, setTyped] = useState<Partial<SimulatorFields>>(() => ({
    ...(keeps && keptFields(workspace)),
    ...address,
  }));
  const first = useMemo(
    () => firstFields({}, isFree ? targets : permissions),
    [isFree, targets, permissions],
  );
  const fields = useMemo(() => ({ ...first, ...typed }), [first, typed]);
  const set = useCallback(
    (changed: Partial<SimulatorFields>) => setTyped((before) => withPart(first, before, changed)),
    [first],
  );
  useEffect(() => {
    if (keeps) keepFields(workspace, typed);
  }, [keeps, workspace, typed]);
  return { fields, set, preferred: attachedIn(fields, permissions) };
}

/** With one of resource and action the other stays what it is: both are the operator's question then. */
function withPart(
  first: SimulatorFields,
  before: Partial<SimulatorFields>,
  changed: Partial<SimulatorFields>,
): Partial<SimulatorFields> {
  const isTarget = changed.resource !== undefined || changed.action !== undefined;
  const { resource, action } = { ...first, ...before };
  return { ...before, ...(isTarget && { resource, action }), ...changed };
}
