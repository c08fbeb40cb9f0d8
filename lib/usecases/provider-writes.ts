import type { Caller } from '@/lib/core/access/caller';
import type { AuditAction } from '@/lib/core/audit/event';
import { readDraft, type SettledDraft } from '@/lib/core/providers/read-draft';
import type { Provider } from '@/lib/core/providers/settings';
import { fail, invalidInput, notFound, ok, type Result } from '@/lib/core/result';
import type { Tx } from '@/lib/data/database';
import { toJsonObject } from '@/lib/data/json';
import type { ProviderContent } from '@/lib/data/provider-rows';
import { type ChangeMark, findIssuerHolder } from '@/lib/data/providers';
import { readCertificates } from '@/lib/platform/certificates';
import { env } from '@/lib/platform/env';
import { requireEnvironment, visibleProvider, wasVisible } from './provider-access';
import { recordChange } from './record-change';

/** Reads what a caller wants to save, by the rules of this installation and in the caller's environment. */
export function readProviderDraft(caller: Caller, input: unknown): Result<SettledDraft> {
  const read = readDraft(input, env().allowedPrivateOrigins);
  if (!read.ok) return read;
  const { draft, settings } = read.value;
  const within = requireEnvironment(caller, draft.environment);
  if (!within.ok) return within;
  if (!isStorable(draft)) {
    return invalidInput({ '': ['Remove the invisible characters, which no text may hold.'] });
  }
  const certificates = settings.privateCa === null ? null : readCertificates(settings.privateCa);
  return certificates?.ok === false ? invalidInput({ privateCa: [certificates.problem] }) : read;
}

function isStorable(draft: object): boolean {
  return JSON.stringify(toJsonObject(draft)) === JSON.stringify(draft);
}

/** The mark that a change of this caller leaves. */
export function changeMark(caller: Caller): ChangeMark {
  return { at: new Date(), by: caller.actor.label };
}

/** Reads a provider that is about to be written; `version` is the one that the caller has seen. */
export async function openForWriting(
  tx: Tx,
  caller: Caller,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Result<Provider>> {
  const current = await visibleProvider(caller, id, tx);
  if (current === null) return missingProvider(tx, caller, id);
  return current.version === version ? ok(current) : stale(current);
}

/** Says of a provider that the caller does not see: it was deleted, or there is none. */
export async function missingProvider(tx: Tx, caller: Caller, id: string): Promise<Result<never>> {
  if (!(await wasVisible(caller, id, tx))) return notFound('provider');
  return fail({
    code: 'CONFLICT',
    message: 'This provider was deleted in the meantime.',
    conflict: { kind: 'gone' },
  });
}

function stale(current: Provider): Result<never> {
  return fail({
    code: 'CONFLICT',
    message: `${current.updatedBy} has saved other settings in the meantime.`,
    conflict: {
      kind: 'version',
      currentVersion: current.version,
      changedBy: current.updatedBy,
      changedAt: current.updatedAt,
      current,
    },
  });
}

/** Refuses content whose issuers another enabled provider of the environment has, naming it. */
export async function requireFreeIssuers(
  tx: Tx,
  caller: Caller,
  { settings, enabled }: ProviderContent,
  exceptId: string | null,
): Promise<Result<true>> {
  if (!enabled) return ok(true);
  const holder = await findIssuerHolder(tx, {
    workspaceId: caller.workspaceId,
    environment: settings.environment,
    issuers: settings.issuers.map(({ value }) => value),
    exceptId,
  });
  if (holder === null) return ok(true);
  return fail({
    code: 'CONFLICT',
    message: `${holder.providerName} has the issuer ${holder.issuer} already, and is enabled in ${settings.environment}.`,
    conflict: { kind: 'issuer_taken', ...holder },
  });
}

/** What was changed about a provider; `before` or `after` is null where there is none. */
interface ProviderChange {
  readonly action: AuditAction;
  readonly before: Provider | null;
  readonly after: Provider | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Writes the revision and the audit event of a change, in the transaction of the change. */
export async function recordProviderChange(
  tx: Tx,
  caller: Caller,
  { action, before, after, details }: ProviderChange,
): Promise<void> {
  const provider = after ?? before;
  if (provider === null) throw new Error('A change has a before or an after.');
  const { id, draft } = provider;
  const version = after?.version ?? provider.version + 1;
  const named = { name: draft.name, type: draft.type, environment: draft.environment, version };
  await recordChange(tx, caller, {
    action,
    targetType: 'provider',
    targetId: id,
    version,
    before: before && contentOf(before),
    after: after && contentOf(after),
    details: { ...named, ...details },
  });
}

/** What a revision keeps: enough to compare and to restore. */
function contentOf({ enabled, draft }: Provider): object {
  return { enabled, draft };
}
