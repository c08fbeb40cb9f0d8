import Link from 'next/link';
import type { ClaimMappings } from '@/lib/core/claims/claim-mapping';
import type { ProviderListItem } from '@/lib/core/providers/list-item';
import { providerTypeOf } from '@/lib/core/providers/registry';
import { EnvironmentLabel } from '../ui/environment-label';
import { ProviderMark } from '../ui/provider-mark';
import { RelativeTime } from '../ui/relative-time';
import { StateLabel } from '../ui/state-label';
import { Table, TableCell, TableRow } from '../ui/table';

const COLUMNS = [
  { label: 'Provider' },
  { label: 'Environment' },
  { label: 'Mapped claims' },
  { label: 'Last changed' },
];

interface ClaimsTableProps {
  providers: readonly ProviderListItem[];
  /** Those of a provider; null: none were saved yet. */
  mappingsOf: (id: string) => ClaimMappings | null;
  /** Address of the page; a provider's mappings are below it. */
  href: string;
}

/** The providers of a workspace with what is mapped of their claims. */
export function ClaimsTable({ providers, mappingsOf, href }: ClaimsTableProps) {
  return (
    <Table caption="Claim mappings by provider" columns={COLUMNS}>
      {providers.map((provider) => (
        <ClaimsRow
          key={provider.id}
          provider={provider}
          mappings={mappingsOf(provider.id)}
          href={`${href}/${provider.id}`}
        />
      ))}
    </Table>
  );
}

interface ClaimsRowProps {
  provider: ProviderListItem;
  mappings: ClaimMappings | null;
  href: string;
}

function ClaimsRow({ provider, mappings, href }: ClaimsRowProps) {
  return (
    <TableRow hover>
      <TableCell>
        <div className="flex items-start gap-3">
          <ProviderMark type={provider.type} />
          <div className="min-w-20">
            <Link
              href={href}
              className="font-strong text-ink no-underline wrap-anywhere hover:underline"
            >
              {provider.name}
            </Link>
            <p className="text-12 text-ink-3">{providerTypeOf(provider.type).label}</p>
          </div>
        </div>
      </TableCell>
      <TableCell label="Environment">
        <EnvironmentLabel environment={provider.environment} />
      </TableCell>
      <TableCell label="Mapped claims">
        <Mapped mappings={mappings} />
      </TableCell>
      <TableCell label="Last changed">
        <LastChange mappings={mappings} />
      </TableCell>
    </TableRow>
  );
}

function Mapped({ mappings }: { mappings: ClaimMappings | null }) {
  if (mappings?.unreadable === true) return <StateLabel state="bad">Cannot be read</StateLabel>;
  const rows = mappings?.rows ?? [];
  if (rows.length === 0) return <span className="text-ink-3">none</span>;
  const required = rows.filter((row) => row.required).length;
  return (
    <>
      <p>
        {rows.length} {rows.length === 1 ? 'claim' : 'claims'}
        {required > 0 && <span className="text-ink-3">, {required} required</span>}
      </p>
      <p className="line-clamp-2 max-w-100 font-mono text-12 wrap-anywhere text-ink-3">
        {rows.map(({ attribute }) => `ext_${attribute}`).join(', ')}
      </p>
    </>
  );
}

function LastChange({ mappings }: { mappings: ClaimMappings | null }) {
  if (mappings === null || mappings.updatedAt === null) {
    return <span className="text-ink-3">never</span>;
  }
  return (
    <>
      <RelativeTime at={mappings.updatedAt} />
      <p className="text-12 wrap-anywhere text-ink-3">by {mappings.updatedBy}</p>
    </>
  );
}
