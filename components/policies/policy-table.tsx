import Link from 'next/link';
import type { PolicyListItem } from '@/lib/core/policies/list-item';
import { RelativeTime } from '../ui/relative-time';
import { StateLabel } from '../ui/state-label';
import { Table, TableCell, TableRow } from '../ui/table';
import { PermissionText } from './decides-sentence';
import { counted, prioritiesText } from './decides-words';

/** Between a phone and a wide screen there is no room for all. */
const BETWEEN = 'md:max-lg:hidden';

const COLUMNS = [
  { label: 'Policy' },
  { label: 'Decides' },
  { label: 'Priority', align: 'right' as const },
  { label: 'Rules', align: 'right' as const },
  { label: 'Tests', align: 'right' as const, className: BETWEEN },
  { label: 'Changed' },
];

const SHOWN = 3;

interface PolicyTableProps {
  policies: readonly PolicyListItem[];
  /** Address of the list; a policy's page is below it. */
  href: string;
}

/** The policies of a workspace: what they decide, how big they are, who changed them. */
export function PolicyTable({ policies, href }: PolicyTableProps) {
  return (
    <Table caption="Policies" columns={COLUMNS}>
      {policies.map((policy) => (
        <PolicyRow key={policy.id} policy={policy} href={`${href}/${policy.id}`} />
      ))}
    </Table>
  );
}

function PolicyRow({ policy, href }: { policy: PolicyListItem; href: string }) {
  const { name, permissions, unreadable, defaultEffect } = policy;
  return (
    <TableRow hover>
      <TableCell>
        <Link
          href={href}
          className="font-strong text-ink no-underline wrap-anywhere hover:underline"
        >
          {name}
        </Link>
        <p className="text-12 text-ink-3">
          {unreadable ? 'cannot be read' : `otherwise ${defaultEffect}`}
        </p>
      </TableCell>
      <TableCell label="Decides">
        <Decides policy={policy} />
      </TableCell>
      <TableCell label="Priority" align="right">
        {prioritiesText(permissions) || <None />}
      </TableCell>
      <TableCell label="Rules" align="right">
        {policy.ruleCount}
      </TableCell>
      <TableCell label="Tests" align="right" className={BETWEEN}>
        {policy.testCount || <None />}
      </TableCell>
      <TableCell label="Changed">
        <RelativeTime at={policy.updatedAt} />
        <p className="text-12 wrap-anywhere text-ink-3">by {policy.updatedBy}</p>
      </TableCell>
    </TableRow>
  );
}

function None() {
  return <span className="text-ink-3">–</span>;
}

function Decides({ policy: { permissions, unreadable } }: { policy: PolicyListItem }) {
  if (unreadable) return <StateLabel state="bad">Denies everything</StateLabel>;
  if (permissions.length === 0) {
    return <StateLabel state="warning">Attached nowhere</StateLabel>;
  }
  const rest = permissions.length - SHOWN;
  return (
    <ul>
      {permissions.slice(0, SHOWN).map((permission, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: permissions have no other name.
        <li key={at} className="wrap-anywhere text-ink-2">
          <PermissionText permission={permission} priority={false} />
        </li>
      ))}
      {rest > 0 && <li className="text-12 text-ink-3">and {counted(rest, 'more permission')}</li>}
    </ul>
  );
}
