import * as z from 'zod/mini';
import { ENVIRONMENTS, type Environment } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import { database, type Tx } from './database';
import { issuerRows, type ProviderContent, providerColumns, toProvider } from './provider-rows';

/** Who changed a provider, and when. */
export interface ChangeMark {
  readonly at: Date;
  /** What a person reads: an e-mail address, a key's prefix. */
  readonly by: string;
}

/** A provider of this workspace; null for one that does not exist or belongs to another. */
export async function findProvider(
  workspaceId: string,
  id: string,
  tx: Tx = database(),
): Promise<Provider | null> {
  const row = await tx.provider.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    include: { issuers: true },
  });
  return row === null ? null : toProvider(row);
}

/** Writes a new provider as version 1. */
export async function insertProvider(
  tx: Tx,
  identity: { readonly id: string; readonly workspaceId: string },
  content: ProviderContent,
  mark: ChangeMark,
): Promise<Provider> {
  await tx.provider.create({
    data: {
      ...identity,
      ...providerColumns(content),
      version: 1,
      createdAt: mark.at,
      updatedAt: mark.at,
      updatedBy: mark.by,
    },
  });
  await insertIssuers(tx, identity, content);
  return written(tx, identity);
}

/** Replaces the content of the provider that was read, as its next version. */
export async function replaceProvider(
  tx: Tx,
  before: Provider,
  content: ProviderContent,
  mark: ChangeMark,
): Promise<Provider> {
  const identity = { id: before.id, workspaceId: before.workspaceId };
  await tx.provider.update({
    // The version again: of two writers that read the same one, the second finds no row.
    where: { workspaceId_id: identity, version: before.version },
    data: {
      ...providerColumns(content),
      version: before.version + 1,
      updatedAt: mark.at,
      updatedBy: mark.by,
    },
  });
  await tx.providerIssuer.deleteMany({
    where: { workspaceId: identity.workspaceId, providerId: identity.id },
  });
  await insertIssuers(tx, identity, content);
  return written(tx, identity);
}

/** Deletes the provider that was read, with its issuers and reports. */
export async function removeProvider(tx: Tx, before: Provider): Promise<void> {
  const identity = { id: before.id, workspaceId: before.workspaceId };
  await tx.provider.delete({ where: { workspaceId_id: identity, version: before.version } });
}

async function insertIssuers(
  tx: Tx,
  { id, workspaceId }: { readonly id: string; readonly workspaceId: string },
  content: ProviderContent,
): Promise<void> {
  const rows = issuerRows(content).map((row) => ({ ...row, workspaceId, providerId: id }));
  await tx.providerIssuer.createMany({ data: rows });
}

async function written(
  tx: Tx,
  { id, workspaceId }: { readonly id: string; readonly workspaceId: string },
): Promise<Provider> {
  const provider = await findProvider(workspaceId, id, tx);
  if (provider === null) throw new Error(`The provider ${id} was written and is not there.`);
  return provider;
}

/** An enabled provider that has one of these issuers already. */
export interface IssuerHolder {
  readonly issuer: string;
  readonly providerId: string;
  readonly providerName: string;
}

/** The enabled provider of the workspace and environment, other than `exceptId`, that has one of the issuers. */
export async function findIssuerHolder(
  tx: Tx,
  where: {
    readonly workspaceId: string;
    readonly environment: Environment;
    readonly issuers: readonly string[];
    readonly exceptId: string | null;
  },
): Promise<IssuerHolder | null> {
  const row = await tx.providerIssuer.findFirst({
    where: {
      workspaceId: where.workspaceId,
      environment: where.environment,
      enabled: true,
      issuer: { in: [...where.issuers] },
      ...(where.exceptId !== null && { providerId: { not: where.exceptId } }),
    },
    orderBy: { position: 'asc' },
    select: { issuer: true, provider: { select: { id: true, name: true } } },
  });
  if (row === null) return null;
  return { issuer: row.issuer, providerId: row.provider.id, providerName: row.provider.name };
}

const lastContent = z.object({ draft: z.object({ environment: z.enum(ENVIRONMENTS) }) });

/** The environment that a provider of this workspace was deleted from; null: there was no such provider. */
export async function deletedFrom(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<Environment | null> {
  const last = await tx.revision.findFirst({
    where: { targetType: 'provider', targetId: id, workspaceId },
    orderBy: { version: 'desc' },
    select: { before: true, after: true },
  });
  // The last change of a provider that is there left something of it.
  if (last === null || last.after !== null) return null;
  return lastContent.parse(last.before).draft.environment;
}
