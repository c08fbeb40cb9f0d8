import * as z from 'zod/mini';
import { emptyDraft, emptyInputs, type ProviderDraft } from '@/lib/core/providers/draft';
import { providerDraftSchema } from '@/lib/core/providers/draft-schema';
import { readPastedKeys } from '@/lib/core/providers/read-pasted-keys';
import { providerTypeOf } from '@/lib/core/providers/registry';
import type { Provider, ProviderSettings, Sourced } from '@/lib/core/providers/settings';
import { searchKeyOf } from '@/lib/core/search-key';
import { newId } from '@/lib/platform/ids';
import type { ProviderIssuer, Provider as ProviderRow } from './generated/sqlite/client';
import { toJsonObject } from './json';
import { settingsHashOf } from './settings-hash';

const { shape } = providerDraftSchema;
const source = z.enum(['derived', 'typed']);
const texts = z.array(z.string());

/** The columns whose values the database itself does not constrain. */
const columns = z.object({
  type: shape.type,
  environment: shape.environment,
  audiences: z.array(z.object({ value: z.string(), source })),
  audienceRule: shape.audienceRule,
  azpRule: shape.azpRule,
  authorizedParties: texts,
  algorithms: z.array(shape.algorithms.def.element),
  clockToleranceSeconds: z.number(),
  jwksAddressSource: z.nullable(source),
  tokenKind: shape.tokenKind,
  requiredClaims: texts,
});

const issuerColumns = z.object({ issuer: z.string(), source });

type StoredProvider = ProviderRow & { readonly issuers: readonly ProviderIssuer[] };

/** What a provider says, without what the database adds to it. */
export interface ProviderContent {
  readonly draft: ProviderDraft;
  readonly settings: ProviderSettings;
  readonly enabled: boolean;
}

/** A stored provider as everything above storage sees it; throws for a row that cannot be. */
export function toProvider(row: StoredProvider): Provider {
  const { type, ...values } = columns.parse(row);
  const draft = draftOf(type, row.inputs);
  const { jwksAddressSource, ...settled } = values;
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    enabled: row.enabled,
    version: row.version,
    draft,
    settings: {
      ...settled,
      type,
      issuers: issuersOf(row.issuers),
      discoveryAddresses: providerTypeOf(type).derive(draft).discoveryAddresses,
      jwksAddress: sourced(row.jwksAddress, jwksAddressSource),
      pastedKeys: keysOf(row),
      permissionsPath: row.permissionsPath,
      privateCa: row.privateCa,
    },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.updatedBy,
  };
}

const storedDraft = z.looseObject({ inputs: z.looseObject({}) });

/** A draft that an earlier version stored lacks the fields that came after it: they are empty. */
function draftOf(type: ProviderDraft['type'], inputs: unknown): ProviderDraft {
  const stored = storedDraft.parse(inputs);
  return providerDraftSchema.parse({
    ...emptyDraft(type),
    ...stored,
    inputs: { ...emptyInputs(), ...stored.inputs },
  });
}

function issuersOf(rows: readonly ProviderIssuer[]): readonly Sourced<string>[] {
  return [...rows]
    .sort((a, b) => a.position - b.position)
    .map((row) => {
      const { issuer, source: from } = issuerColumns.parse(row);
      return { value: issuer, source: from };
    });
}

function sourced(
  value: string | null,
  from: Sourced<string>['source'] | null,
): Sourced<string> | null {
  return value === null || from === null ? null : { value, source: from };
}

function keysOf({ id, pastedKeys }: ProviderRow): ProviderSettings['pastedKeys'] {
  if (pastedKeys === null) return null;
  const read = readPastedKeys(pastedKeys);
  if (!read.ok) throw new Error(`The pasted keys of ${id} cannot be read: ${read.problem}`);
  return read.keys;
}

/** The columns of a provider that follow from its content. */
export function providerColumns({ draft, settings, enabled }: ProviderContent) {
  return {
    type: draft.type,
    name: draft.name,
    nameKey: searchKeyOf(draft.name),
    environment: draft.environment,
    enabled,
    inputs: toJsonObject(draft),
    settingsHash: settingsHashOf(draft),
    audiences: settings.audiences.map(({ value, source: from }) => ({ value, source: from })),
    audienceRule: settings.audienceRule,
    azpRule: settings.azpRule,
    authorizedParties: [...settings.authorizedParties],
    algorithms: [...settings.algorithms],
    clockToleranceSeconds: settings.clockToleranceSeconds,
    tokenKind: settings.tokenKind,
    permissionsPath: settings.permissionsPath,
    requiredClaims: [...settings.requiredClaims],
    jwksAddress: settings.jwksAddress?.value ?? null,
    jwksAddressSource: settings.jwksAddress?.source ?? null,
    pastedKeys: settings.pastedKeys === null ? null : draft.pastedKeys,
    privateCa: settings.privateCa,
  };
}

/** The issuer rows of a provider in their order, with their copies of its columns. */
export function issuerRows({ settings, enabled }: ProviderContent) {
  return settings.issuers.map(({ value, source: from }, position) => ({
    id: newId('iss'),
    issuer: value,
    issuerKey: searchKeyOf(value),
    source: from,
    position,
    environment: settings.environment,
    enabled,
  }));
}
