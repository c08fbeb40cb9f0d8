import type { ReportKey } from '@/lib/core/connections/report';
import { CopyButton } from './copy-button';
import { StateLabel } from './state-label';
import { Table, TableCell, TableRow } from './table';

const COLUMNS = [
  { label: 'Key ID' },
  { label: 'Type' },
  { label: 'Algorithm' },
  { label: 'Size', align: 'right' },
  { label: 'Use' },
  { label: 'State' },
] as const;

const USES: Readonly<Record<string, string>> = { sig: 'Signature', enc: 'Encryption' };

function KeyId({ kid }: { kid: string | null }) {
  if (kid === null) return <span className="text-ink-3">none</span>;
  return (
    <span className="inline-flex items-start gap-1 font-mono text-12 leading-5">
      <span className="min-w-0 break-all">{kid}</span>
      <CopyButton value={kid} label="key ID" className="-my-0.5" />
    </span>
  );
}

function KeyState({ entry }: { entry: ReportKey }) {
  if (entry.usable) return <StateLabel state="good">Usable</StateLabel>;
  return <StateLabel state="warning">{entry.reason ?? 'Not usable'}</StateLabel>;
}

interface KeyTableProps {
  keys: readonly ReportKey[];
  caption?: string;
}

/** The keys of a set: id, type, algorithm, size, use, and whether they can verify a token. */
export function KeyTable({ keys, caption = 'Keys that were found' }: KeyTableProps) {
  return (
    <Table caption={caption} columns={COLUMNS}>
      {keys.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a set may hold the same key ID twice.
        <TableRow key={index}>
          <TableCell>
            <KeyId kid={entry.kid} />
          </TableCell>
          <TableCell label="Type">{entry.kty}</TableCell>
          <TableCell label="Algorithm">{entry.alg ?? 'not named'}</TableCell>
          <TableCell label="Size" align="right" className="whitespace-nowrap">
            {entry.size}
          </TableCell>
          <TableCell label="Use">
            {entry.use === null ? 'not named' : (USES[entry.use] ?? entry.use)}
          </TableCell>
          <TableCell label="State">
            <KeyState entry={entry} />
          </TableCell>
        </TableRow>
      ))}
    </Table>
  );
}
