import type { ClaimMapping } from '../claims/claim-mapping';
import { holdsIn } from '../policies/covers';
import type { ActivePolicy } from '../policies/policy';
import type { Environment } from '../providers/draft';
import type { TrustedProvider } from '../tokens/trusted-provider';
import type { BundledKeys } from './trust-bundle';

/** JSON texts, each made once for as long as the value that it says is kept. */
export class KeptTexts {
  private readonly texts = new WeakMap<object, string>();

  /** The text of a value that never changes; `said`: what is written of it, default: the value. */
  of<T extends object>(value: T, said: (value: T) => unknown = itself): string {
    const before = this.texts.get(value);
    if (before !== undefined) return before;
    const text = JSON.stringify(said(value));
    this.texts.set(value, text);
    return text;
  }
}

const itself = (value: unknown): unknown => value;

/** A trusted provider as JSON, put together of texts that are kept. */
export function providerEntry(
  texts: KeptTexts,
  provider: TrustedProvider,
  keys: BundledKeys | null,
  mappings: readonly ClaimMapping[] | null,
): string {
  const ring =
    keys === null
      ? 'null'
      : `{"ring":${texts.of(keys.ring)},"usableUntil":${JSON.stringify(keys.usableUntil)}}`;
  const rows = mappings === null ? 'null' : texts.of(mappings);
  return `{"provider":${texts.of(provider)},"keys":${ring},"mappings":${rows}}`;
}

/** Whether a policy has a permission in an environment. */
export function isAttachedIn({ permissions }: ActivePolicy, environment: Environment): boolean {
  return permissions.some((permission) => holdsIn(permission, environment));
}

/** A policy with its permissions in an environment, and no others. */
export function policyIn(policy: ActivePolicy, environment: Environment): ActivePolicy {
  const { id, name, version, specification, permissions, unreadable } = policy;
  const held = permissions.filter((permission) => holdsIn(permission, environment));
  return {
    id,
    name,
    version,
    specification,
    permissions: held,
    ...(unreadable === true && { unreadable }),
  };
}
