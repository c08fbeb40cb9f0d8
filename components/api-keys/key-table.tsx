import type { ReactNode } from 'react';
import type { ApiKey, KeyKind } from '@/lib/core/access/api-key';
import { stateOfKey } from '@/lib/core/access/key-state';
import { EnvironmentLabel } from '../ui/environment-label';
import { RelativeTime } from '../ui/relative-time';
import { StateLabel } from '../ui/state-label';
import { Table, TableCell, TableRow } from '../ui/table';
import { KIND_WORDS } from './key-words';

const SOON_MS = 7 * 86_400_000;

interface KeyTableProps {
  kind: KeyKind;
  keys: readonly ApiKey[];
  /** What states are judged by; epoch milliseconds. */
  now: number;
  /** What can be done with a key that works; null: nothing. */
  controls: ((key: ApiKey) => ReactNode) | null;
}

/** The keys of a workspace, newest first: what they are, what they open, whether they work. */
export function KeyTable({ kind, keys, now, controls }: KeyTableProps) {
  const columns = [
    { label: 'Key' },
    { label: 'Environment' },
    { label: KIND_WORDS[kind].grants },
    { label: 'Created' },
    { label: 'Last used' },
    { label: 'State' },
    { label: 'Actions', hidden: true },
  ];
  return (
    <Table caption={KIND_WORDS[kind].tab} columns={columns}>
      {keys.map((key) => (
        <KeyRow key={key.id} apiKey={key} now={now} controls={controls} />
      ))}
    </Table>
  );
}

interface KeyRowProps extends Pick<KeyTableProps, 'now' | 'controls'> {
  apiKey: ApiKey;
}

function KeyRow({ apiKey: key, now, controls }: KeyRowProps) {
  const state = stateOfKey(key, now);
  return (
    <TableRow>
      <TableCell className="max-md:pr-10!">
        <p className="font-strong wrap-anywhere text-ink">{key.name}</p>
        <p className="font-mono text-12 break-all text-ink-3">{key.prefix}…</p>
      </TableCell>
      <TableCell label="Environment">
        <EnvironmentLabel environment={key.environment} />
      </TableCell>
      <TableCell label={KIND_WORDS[key.kind].grants}>
        <Grants grants={key.grants} />
      </TableCell>
      <TableCell label="Created">
        <RelativeTime at={key.createdAt} />
        <p className="text-12 wrap-anywhere text-ink-3">by {key.createdBy}</p>
      </TableCell>
      <TableCell label="Last used">
        {key.lastUsedAt === null ? (
          <span className="text-ink-3">Never</span>
        ) : (
          <RelativeTime at={key.lastUsedAt} />
        )}
      </TableCell>
      <TableCell label="State">
        <State apiKey={key} state={state} now={now} />
      </TableCell>
      <TableCell className="text-right max-md:absolute max-md:top-3 max-md:right-3">
        {state === 'active' && controls?.(key)}
      </TableCell>
    </TableRow>
  );
}

function Grants({ grants }: { grants: readonly string[] }) {
  if (grants.length === 0) return <span className="text-ink-3">none</span>;
  return (
    <ul className="flex max-w-xs min-w-32 flex-wrap gap-x-2.5">
      {grants.map((grant) => (
        <li key={grant} className="font-mono text-12 leading-5 wrap-anywhere">
          {grant}
        </li>
      ))}
    </ul>
  );
}

interface StateProps {
  apiKey: ApiKey;
  state: ReturnType<typeof stateOfKey>;
  now: number;
}

function State({ apiKey: { expiresAt, revokedAt, revokedBy }, state, now }: StateProps) {
  if (state === 'revoked') {
    return (
      <Said label={<StateLabel state="disabled">Revoked</StateLabel>}>
        <RelativeTime at={revokedAt ?? now} /> by {revokedBy}
      </Said>
    );
  }
  if (expiresAt === null) {
    return <Said label={<StateLabel state="good">Active</StateLabel>}>does not expire</Said>;
  }
  const when = <RelativeTime at={expiresAt} />;
  if (state === 'expired') {
    return <Said label={<StateLabel state="disabled">Expired</StateLabel>}>{when}</Said>;
  }
  const soon = Date.parse(expiresAt) - now < SOON_MS;
  return (
    <Said label={<StateLabel state={soon ? 'warning' : 'good'}>Active</StateLabel>}>
      expires {when}
    </Said>
  );
}

function Said({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <>
      {label}
      <p className="text-12 wrap-anywhere text-ink-3">{children}</p>
    </>
  );
}
