import type { Attributes } from '@/lib/core/policies/attributes';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { ActivePolicy, PolicyPermission } from '@/lib/core/policies/policy';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import type { DecisionAsks } from './decision-asks';
import type { SimulatorAddress } from './simulator-fields';

/** What a simulator is given by its page. */
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
  /** The permissions of the page's policy as the form has them now; absent: those of the draft, else of what is saved. */
  readonly attached?: readonly PolicyPermission[];
  /** Whether what is typed stays for the way back to the page, in its memory; by default not. */
  readonly keeps?: boolean;
  /** Told of the attributes of the token that is open; null: none is. */
  readonly onAttributes?: (attributes: Attributes | null) => void;
}
