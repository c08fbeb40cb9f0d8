import type { Environment } from '../providers/draft';
import type { JsonObject } from '../tokens/json-value';
import type { Attributes } from './attributes';
import type { Effect, Specification } from './specification';

/** Attaches a policy to a resource and actions. */
export interface PolicyPermission {
  readonly resource: string;
  /** `*` means any. */
  readonly actions: readonly string[];
  /** -1000 to 1000; the highest decides first. */
  readonly priority: number;
  /** Null: every environment. */
  readonly environment: Environment | null;
}

/** A named case that a policy is tried with at every save. */
export interface PolicyTest {
  readonly name: string;
  /** `ext_*` and `permissions`. */
  readonly attributes: Attributes;
  readonly resource: string;
  readonly action: string;
  readonly context: JsonObject;
  /** ISO 8601; null: the moment of the run. */
  readonly now: string | null;
  readonly expected: Effect;
}

/** What an operator edits and saves as one. */
export interface PolicyDraft {
  readonly name: string;
  readonly specification: Specification;
  readonly permissions: readonly PolicyPermission[];
  readonly tests: readonly PolicyTest[];
}

/** A saved policy. */
export interface Policy {
  readonly id: string;
  readonly workspaceId: string;
  readonly version: number;
  readonly draft: PolicyDraft;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

/** What deciding needs of a policy; the same in a server and in a browser. */
export interface ActivePolicy {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly specification: Specification;
  readonly permissions: readonly PolicyPermission[];
  /** What is stored cannot be read: it denies whatever it is attached to, and no rule of it is named. */
  readonly unreadable?: true;
}
