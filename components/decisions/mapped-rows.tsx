import { Check, CircleHelp, Minus } from 'lucide-react';
import type { MappedRow } from '@/lib/core/claims/mapped-claims';
import { MAPPED_PREFIX } from '@/lib/core/policies/attributes';
import { showName, showValue } from '@/lib/core/policies/show-value';
import { noPermissionsRead } from '@/lib/core/tokens/permissions-claim';
import type { TokenSubject } from './use-subject';

/** What policies know of a token: each mapping with what it read and how, and the permissions. */
export function MappedRows({ subject }: { subject: TokenSubject }) {
  const { rows, permissions, missing } = subject;
  return (
    <dl className="@container divide-y divide-line">
      {missing === 'unreadable' ? (
        <Line
          name="ext_…"
          icon={<CircleHelp className="mt-0.5 size-3.5 text-bad" aria-hidden />}
          value={null}
          sentence="The stored claim mappings cannot be read, so every check of this provider’s tokens is denied. Save them anew."
        />
      ) : null}
      {rows.map((row) => (
        <Row key={row.mapping.attribute} row={row} />
      ))}
      <Line
        name="permissions"
        icon={<ReadIcon read={permissions.length > 0} />}
        value={permissions.length === 0 ? null : permissions.map(showName).join(', ')}
        sentence={permissionsWords(subject)}
      />
    </dl>
  );
}

function Row({ row }: { row: MappedRow }) {
  const { mapping, value, outcome, sentence } = row;
  return (
    <Line
      name={MAPPED_PREFIX + mapping.attribute}
      icon={
        outcome === 'absent' && mapping.required ? (
          <CircleHelp className="mt-0.5 size-3.5 text-bad" aria-hidden />
        ) : (
          <ReadIcon read={outcome === 'mapped'} />
        )
      }
      value={value === null ? null : showValue(value)}
      note={outcome === 'default' ? 'default' : mapping.required ? 'required' : null}
      sentence={sentence}
    />
  );
}

function ReadIcon({ read }: { read: boolean }) {
  const Icon = read ? Check : Minus;
  return <Icon className={`mt-0.5 size-3.5 ${read ? 'text-good' : 'text-ink-3'}`} aria-hidden />;
}

interface LineProps {
  name: string;
  icon: React.ReactNode;
  value: string | null;
  note?: string | null;
  sentence: string;
}

function Line({ name, icon, value, note = null, sentence }: LineProps) {
  return (
    <div className="grid gap-x-3 gap-y-0.5 px-4 py-2 text-12 leading-4.5 @min-[480px]:grid-cols-[minmax(0,180px)_minmax(0,1fr)]">
      <dt className="grid grid-cols-[14px_minmax(0,1fr)] gap-x-2 font-mono wrap-anywhere text-ink">
        {icon}
        <span>{name}</span>
      </dt>
      <dd className="grid min-w-0 gap-0.5 pl-5.5 @min-[480px]:pl-0">
        <span className="wrap-anywhere">
          {value === null ? (
            <span className="text-ink-3">absent</span>
          ) : (
            <bdi className="font-mono text-ink">{value}</bdi>
          )}
          {note === null ? null : <span className="text-ink-3"> ({note})</span>}
        </span>
        <span className="wrap-anywhere text-ink-3">{sentence}</span>
      </dd>
    </div>
  );
}

function permissionsWords({ claims, permissionsPath: path, permissions }: TokenSubject): string {
  if (path === null) return `Not read: ${noPermissionsRead(claims)}.`;
  return permissions.length === 0
    ? `The claim “${path}” holds none.`
    : `Read from the claim “${path}”.`;
}
