import { KeyRound } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { KeyFilters } from '@/components/api-keys/key-filters';
import { KeyTable } from '@/components/api-keys/key-table';
import { KeyTabs } from '@/components/api-keys/key-tabs';
import { KIND_WORDS } from '@/components/api-keys/key-words';
import { PageHead } from '@/components/shell/page-head';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import type { ApiKey, KeyKind } from '@/lib/core/access/api-key';
import { apiAddress } from '@/lib/usecases/api-address';
import { type KeyPage, listApiKeys } from '@/lib/usecases/list-api-keys';
import { answerOf } from '@/lib/web/answer';
import { requireWorkspace } from '@/lib/web/page';
import { type KeyListAddress, readKeysAddress } from './keys-address';
import { CreateWorkspaceKey, WorkspaceKeyControls } from './workspace-keys';

export const metadata: Metadata = { title: 'API keys' };

interface ApiKeysPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The keys of the workspace's applications: API keys and machine keys. */
export default async function ApiKeysPage({ params, searchParams }: ApiKeysPageProps) {
  const { caller, workspace } = await requireWorkspace((await params).workspace);
  const address = readKeysAddress(await searchParams);
  const { kind, after } = address.filter;
  const href = `/${workspace.slug}/api-keys`;
  const found = await listApiKeys(caller, address.filter);
  // A place that is not in this list, from an old link or made up: the list begins at its beginning.
  if (after !== undefined && !found.ok && found.failure.code === 'INVALID_INPUT') {
    redirect(address.link(href, null));
  }
  const list = answerOf(found);
  const place = { slug: workspace.slug, apiUrl: apiAddress() };
  const canWrite = caller.permissions.has('keys:write');
  const create = canWrite ? <CreateWorkspaceKey {...place} kind={kind} /> : null;
  const empty = list.total === 0 && !address.filtered;
  const controls = (key: ApiKey) => <WorkspaceKeyControls {...place} apiKey={key} />;
  return (
    <>
      <PageHead
        title="API keys"
        description="What applications and services of this workspace identify themselves with."
        breadcrumbs={[{ label: workspace.name }, { label: 'API keys' }]}
        actions={empty ? null : create}
      />
      <div className="grid gap-5">
        <KeyTabs kind={kind} href={href} />
        {empty ? (
          <NoKeys kind={kind}>{create}</NoKeys>
        ) : (
          <Listing
            list={list}
            address={address}
            href={href}
            controls={canWrite ? controls : null}
          />
        )}
      </div>
    </>
  );
}

interface ListingProps {
  list: KeyPage;
  address: KeyListAddress;
  href: string;
  controls: ((key: ApiKey) => ReactNode) | null;
}

function Listing({ list, address, href, controls }: ListingProps) {
  const { kind, query, environment, state } = address.filter;
  return (
    <section aria-label={KIND_WORDS[kind].tab} className="grid gap-4">
      <KeyFilters
        query={query ?? ''}
        environment={environment ?? 'all'}
        state={state ?? 'all'}
        count={list.total === 1 ? '1 key' : `${list.total.toLocaleString('en')} keys`}
      />
      {list.keys.length === 0 ? (
        <NoMatch kind={kind} query={query} href={href} />
      ) : (
        <KeyTable kind={kind} keys={list.keys} now={Date.now()} controls={controls} />
      )}
      <Pages list={list} address={address} href={href} />
    </section>
  );
}

interface NoMatchProps {
  kind: KeyKind;
  query: string | undefined;
  href: string;
}

function NoMatch({ kind, query, href }: NoMatchProps) {
  return (
    <Panel>
      <EmptyState
        title="No key matches"
        action={
          <Button asChild>
            <Link href={kind === 'api' ? href : `${href}?kind=${kind}`}>Clear filters</Link>
          </Button>
        }
      >
        {query === undefined
          ? `There are no ${KIND_WORDS[kind].inside}s of this environment and state.`
          : `No ${KIND_WORDS[kind].inside} that fits the filters has “${query}” in its name or prefix.`}
      </EmptyState>
    </Panel>
  );
}

function Pages({ list, address, href }: Omit<ListingProps, 'controls'>) {
  const { after } = address.filter;
  if (list.next === null && after === undefined) return null;
  return (
    <nav aria-label="Pages" className="flex justify-end gap-2">
      {after !== undefined && (
        <Button asChild>
          <Link href={address.link(href, null)}>First page</Link>
        </Button>
      )}
      {list.next !== null && (
        <Button asChild>
          <Link href={address.link(href, list.next)}>Next page</Link>
        </Button>
      )}
    </nav>
  );
}

/** What the page is for, with the way to begin as its children. */
function NoKeys({ kind, children }: { kind: KeyKind; children: ReactNode }) {
  return (
    <Panel>
      <EmptyState
        icon={<KeyRound aria-hidden />}
        title={kind === 'api' ? 'No API key yet' : 'No machine key yet'}
        action={children}
      >
        {kind === 'api'
          ? 'Create one for each application that asks Claimcheck whether a token is good. It sees one environment, and can be rotated and revoked at any time.'
          : 'Create one for each job or service that calls your APIs as itself. Whoever verifies it learns which one it is and what it may do.'}
      </EmptyState>
    </Panel>
  );
}
