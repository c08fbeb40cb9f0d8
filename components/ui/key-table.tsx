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

function KeyId({ entry, thumbprint }: { entry: ReportKey; thumbprint: boolean }) {
  const { kid } = entry;
  return (
    <>
      {kid === null ? (
        <span className="text-ink-3">none</span>
      ) : (
        <Copied value={kid} label="key ID" className="text-ink" />
      )}
      {thumbprint && entry.thumbprint != null && (
        <div>
          <span className="sr-only">Thumbprint: </span>
          <Copied value={entry.thumbprint} label="thumbprint" className="text-ink-3" />
        </div>
      )}
    </>
  );
}

function Copied({ value, label, className }: { value: string; label: string; className: string }) {
  return (
    <span className={`inline-flex items-start gap-1 font-mono text-12 leading-5 ${className}`}>
      <span className="min-w-0 break-all">{value}</span>
      <CopyButton value={value} label={label} className="-my-0.5" />
    </span>
  );
}

function KeyState({ entry }: { entry: ReportKey }) {
  return (
    <>
      {entry.usable ? (
        <StateLabel state="good">Usable</StateLabel>
      ) : (
        <StateLabel state="warning">{entry.reason ?? 'Not usable'}</StateLabel>
      )}
      {entry.validTo != null && (
        <p className="text-12 text-ink-3">certificate until {dateOf(entry.validTo)}</p>
      )}
    </>
  );
}

function dateOf(iso: string): string {
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
  return date.format(Date.parse(iso));
}

interface KeyTableProps {
  keys: readonly ReportKey[];
  caption?: string;
  /** Shows the thumbprint of each key below its ID. */
  thumbprints?: boolean;
}

/** The keys of a set: id, type, algorithm, size, use, and whether they can verify a token. */
export function KeyTable(props: KeyTableProps) {
  const { keys, caption = 'Keys that were found', thumbprints = false } = props;
  return (
    <Table caption={caption} columns={COLUMNS}>
      {keys.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a set may hold the same key ID twice.
        <TableRow key={index}>
          <TableCell>
            <KeyId entry={entry} thumbprint={thumbprints} />
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
