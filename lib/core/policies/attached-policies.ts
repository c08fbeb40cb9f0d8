import type { ActivePolicy } from './policy';

/** The policies with a permission for a resource, each once, in whichever environment it holds. */
export type AttachedTo = (resource: string) => readonly ActivePolicy[];

const NONE: readonly ActivePolicy[] = [];

/** Policies by the resources that they are attached to; put in one after the other, each once. */
export class AttachedPolicies {
  private readonly byResource = new Map<string, ActivePolicy[]>();

  readonly attach = (policy: ActivePolicy): void => {
    for (const { resource } of policy.permissions) {
      const attached = this.byResource.get(resource);
      if (attached === undefined) this.byResource.set(resource, [policy]);
      // A policy may have several permissions for a resource, which come together.
      else if (attached.at(-1) !== policy) attached.push(policy);
    }
  };

  readonly to: AttachedTo = (resource) => this.byResource.get(resource) ?? NONE;
}
