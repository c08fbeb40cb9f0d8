import type { SimulatorFields } from './simulator-fields';

type Kept = Pick<SimulatorFields, 'source' | 'attributes' | 'context' | 'moment'>;

// Memory of this page alone: a reload ends it, no storage has it, and a token is never in it.
let kept: { readonly workspace: string; readonly fields: Partial<Kept> } | null = null;

/** What was typed into the simulator of a workspace before its page was left. */
export function keptFields(workspace: string): Partial<Kept> {
  return kept?.workspace === workspace ? kept.fields : {};
}

/** Remembers what is typed for the way back; what the address says is left to the address. */
export function keepFields(
  workspace: string,
  { source, attributes, context, moment }: Partial<SimulatorFields>,
): void {
  const fields = {
    ...(source !== undefined && { source }),
    ...(attributes !== undefined && { attributes }),
    ...(context !== undefined && { context }),
    ...(moment !== undefined && { moment }),
  };
  kept = { workspace, fields };
}
