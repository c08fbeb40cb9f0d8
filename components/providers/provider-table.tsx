import Link from 'next/link';
import { Fragment } from 'react';
import type { KeyHealth } from '@/lib/core/oidc/key-health';
import type { ProviderHealth, ProviderListItem } from '@/lib/core/providers/list-item';
import { providerTypeOf } from '@/lib/core/providers/registry';
import type { DayOfVerdicts } from '@/lib/core/tokens/refused-tokens';
import { CopyButton } from '../ui/copy-button';
import { EnvironmentLabel } from '../ui/environment-label';
import { ProviderMark } from '../ui/provider-mark';
import { RelativeTime } from '../ui/relative-time';
import { StateLabel } from '../ui/state-label';
import { Table, TableCell, TableRow } from '../ui/table';
import { COUNTED_WORDS } from './count-words';
import { KeysCell } from './keys-cell';
import { RefusedCell } from './refused-cell';

/** Between a phone and a wide screen there is no room for all: keys are on the provider's page too. */
const BETWEEN = 'md:max-lg:hidden';

const COLUMNS = [
  { label: 'Provider' },
  { label: 'Environment' },
  { label: 'Issuer' },
  { label: 'Health' },
  { label: 'Keys', className: BETWEEN },
  { label: 'Refused, 24 h', align: 'right' as const },
];

interface ProviderTableProps {
  providers: readonly ProviderListItem[];
  /** Of the workspace. */
  slug: string;
  /** Address of the Integration page; a provider's page is below it. */
  href: string;
  /** How the keys of a provider stand; null: not known. */
  keysOf: (id: string) => KeyHealth | null;
  /** The verdicts on a provider's tokens in 24 hours. */
  verdictsOf: (id: string) => DayOfVerdicts;
}

/** The providers of a workspace: what they are, whom they sign for, how they are. */
export function ProviderTable({ providers, slug, href, ...of }: ProviderTableProps) {
  return (
    <div className="grid min-w-0 gap-2">
      <Table caption="Identity providers" columns={COLUMNS}>
        {providers.map((provider) => (
          <ProviderRow
            key={provider.id}
            provider={provider}
            slug={slug}
            href={`${href}/${provider.id}`}
            keys={of.keysOf(provider.id)}
            verdicts={of.verdictsOf(provider.id)}
          />
        ))}
      </Table>
      <p className="text-12 text-ink-3">Refused, 24 h: {COUNTED_WORDS}</p>
    </div>
  );
}

interface ProviderRowProps {
  provider: ProviderListItem;
  slug: string;
  href: string;
  keys: KeyHealth | null;
  verdicts: DayOfVerdicts;
}

function ProviderRow({ provider, slug, href, keys, verdicts }: ProviderRowProps) {
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
      <TableCell label="Issuer">
        <Issuers issuers={provider.issuers} />
      </TableCell>
      <TableCell label="Health">
        <Health provider={provider} />
      </TableCell>
      <TableCell label="Keys" className={BETWEEN}>
        <KeysCell health={keys} tested={provider.lastReport?.keyCount ?? null} />
      </TableCell>
      <TableCell label="Refused, 24 h" align="right">
        <RefusedCell day={verdicts} name={provider.name} type={provider.type} slug={slug} />
      </TableCell>
    </TableRow>
  );
}

function Issuers({ issuers }: { issuers: readonly string[] }) {
  const [first = '', ...further] = issuers;
  return (
    <div className="min-w-0 lg:min-w-52">
      <span className="font-mono text-12 leading-5 wrap-anywhere">
        <Breakable address={first} />
      </span>
      <CopyButton value={first} label="issuer" className="-my-1 ml-1 align-middle" />
      {further.length > 0 && (
        <p className="text-12 text-ink-3">
          and {further.length} further {further.length === 1 ? 'issuer' : 'issuers'}
        </p>
      )}
    </div>
  );
}

/** An address that breaks behind a slash or a dot rather than inside a name or a port. */
function Breakable({ address }: { address: string }) {
  return address.split(/(?<=[/.])(?=[^/.])/).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of an address never move.
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

function Health({ provider }: { provider: ProviderListItem }) {
  const { lastReport } = provider;
  if (!provider.enabled) {
    return <State state="disabled" note="its tokens are refused" />;
  }
  if (lastReport === null) {
    return (
      <State
        state="untested"
        note={
          <>
            edited <RelativeTime at={provider.updatedAt} />
          </>
        }
      />
    );
  }
  if (!lastReport.fresh) {
    return <State state="untested" note="edited since the last test" />;
  }
  return <State state={lastReport.outcome} note={healthNote(lastReport)} />;
}

function healthNote(report: ProviderHealth) {
  if (report.outcome !== 'good' && report.firstProblem !== null) return report.firstProblem;
  return (
    <>
      tested <RelativeTime at={report.startedAt} />
    </>
  );
}

interface StateProps {
  state: 'good' | 'warning' | 'bad' | 'untested' | 'disabled';
  note: React.ReactNode;
}

function State({ state, note }: StateProps) {
  return (
    <>
      <StateLabel state={state} className="whitespace-nowrap" />
      <p className="text-12 text-ink-3 wrap-anywhere">{note}</p>
    </>
  );
}
