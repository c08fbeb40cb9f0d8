import type { Actor, CallOrigin } from '../access/caller';

/** Every action that is written to an audit chain; names never change once shipped. */
export const AUDIT_ACTIONS = [
  'instance.set_up',
  'instance.restored',
  'instance.moved',
  'instance.sessions_ended',
  'operator.created',
  'operator.signed_in',
  'operator.sign_in_refused',
  'operator.signed_out',
  'operator.identity_linked',
  'operator.identities_unlinked',
  'operator.password_changed',
  'operator.password_change_refused',
  'operator.password_reset',
  'operator.disabled',
  'operator.enabled',
  'workspace.created',
  'provider.created',
  'provider.updated',
  'provider.enabled',
  'provider.disabled',
  'provider.deleted',
  'provider.tested',
  'provider.keys_refreshed',
  'claims.updated',
  'policy.created',
  'policy.updated',
  'policy.deleted',
  'key.created',
  'key.rotated',
  'key.revoked',
  'access.refused',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What happened, before it has a place in its chain. */
export interface AuditEntry extends CallOrigin {
  readonly action: AuditAction;
  readonly actor: Actor;
  readonly targetType: 'instance' | 'operator' | 'workspace' | 'provider' | 'policy' | 'key';
  readonly targetId: string;
  /** Names, types and counts; never a token, a password, a secret or a claim's value. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** The chain of sign-in, setup and operator events; every other chain is a workspace's id. */
export const INSTANCE_CHAIN = 'instance';
