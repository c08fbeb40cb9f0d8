import { Plus, ShieldCheck } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { type ReactNode, Suspense } from 'react';
import { ProviderFilters } from '@/components/providers/provider-filters';
import { ProviderTable } from '@/components/providers/provider-table';
import { UnclaimedTokensLine } from '@/components/providers/unclaimed-tokens';
import { PageHead } from '@/components/shell/page-head';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import type { Caller } from '@/lib/core/access/caller';
import type { Result } from '@/lib/core/result';
import { keyHealthOf } from '@/lib/usecases/key-health-of';
import { listProviders, type ProviderPage } from '@/lib/usecases/list-providers';
import { refusedToday } from '@/lib/usecases/refused-today';
import { answerOf } from '@/lib/web/answer';
import { requireWorkspace } from '@/lib/web/page';
import { AddProvider } from '../add-provider';
import { type ProviderListAddress, readListAddress } from '../list-address';

export const metadata: Metadata = { title: 'Integration' };

interface IntegrationPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Settings → Integration: the providers whose tokens this workspace trusts. */
export default async function IntegrationPage({ params, searchParams }: IntegrationPageProps) {
  const { caller, workspace } = await requireWorkspace((await params).workspace);
  const address = readListAddress(await searchParams);
  const href = `/${workspace.slug}/settings/integration`;
  const found = await listProviders(caller, address.filter);
  // A place that is not in this list, from an old link or made up: the list begins at its beginning.
  if (address.filter.after !== undefined && isRefusedInput(found)) {
    redirect(address.link(href, null));
  }
  const list = answerOf(found);
  const canWrite = caller.permissions.has('providers:write');
  const empty = list.total === 0 && !address.filtered;
  return (
    <>
      <PageHead
        title="Integration"
        description="The identity providers whose tokens this workspace trusts."
        breadcrumbs={[{ label: workspace.name }, { label: 'Settings' }, { label: 'Integration' }]}
        actions={canWrite && !empty ? <AddButton href={href} /> : null}
      />
      {empty ? (
        <NoProviders slug={workspace.slug}>
          {canWrite && <AddProvider caller={caller} href={href} />}
        </NoProviders>
      ) : (
        <div className="grid gap-10">
          <Listing
            caller={caller}
            slug={workspace.slug}
            list={list}
            address={address}
            href={href}
          />
          {canWrite && (
            <section aria-labelledby="add-provider" className="grid gap-4">
              <h2 id="add-provider" className="text-15">
                Add provider
              </h2>
              <Suspense fallback={<Skeleton shape="h-64 rounded-3" />}>
                <AddProvider caller={caller} href={href} />
              </Suspense>
            </section>
          )}
        </div>
      )}
    </>
  );
}

function isRefusedInput(found: Result<ProviderPage>): boolean {
  return !found.ok && found.failure.code === 'INVALID_INPUT';
}

function AddButton({ href }: { href: string }) {
  return (
    <Button asChild variant="primary">
      <Link href={`${href}/new`} data-shortcut="create">
        <Plus aria-hidden />
        Add provider
      </Link>
    </Button>
  );
}

interface ListingProps {
  caller: Caller;
  slug: string;
  list: ProviderPage;
  address: ProviderListAddress;
  href: string;
}

async function Listing({ caller, slug, list, address, href }: ListingProps) {
  const ids = list.providers.map(({ id }) => id);
  const [keys, refused] = await Promise.all([keyHealthOf(caller, ids), refusedToday(caller, ids)]);
  const verdicts = answerOf(refused);
  return (
    <section aria-label="Providers" className="grid gap-4">
      <ProviderFilters
        query={address.filter.query ?? ''}
        type={address.filter.type ?? 'all'}
        environment={address.filter.environment ?? 'all'}
        health={address.filter.health ?? 'all'}
        count={list.total === 1 ? '1 provider' : `${list.total.toLocaleString('en')} providers`}
      />
      {list.providers.length === 0 ? (
        <Panel>
          <EmptyState
            title="No provider matches"
            action={
              <Button asChild>
                <Link href={href}>Clear search and filters</Link>
              </Button>
            }
          >
            {address.sentence}
          </EmptyState>
        </Panel>
      ) : (
        <ProviderTable
          providers={list.providers}
          slug={slug}
          href={href}
          keysOf={(id) => keys.get(id) ?? null}
          verdictsOf={verdicts.of}
        />
      )}
      <UnclaimedTokensLine tokens={verdicts.unclaimed} debuggerHref={`/${slug}/debugger`} />
      {(list.next !== null || address.filter.after !== undefined) && (
        <nav aria-label="Pages" className="flex justify-end gap-2">
          {address.filter.after !== undefined && (
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
      )}
    </section>
  );
}

/** What the page is for, with the ways to begin as its children. */
function NoProviders({ slug, children }: { slug: string; children: ReactNode }) {
  return (
    <div className="grid gap-6">
      <Panel>
        <EmptyState
          icon={<ShieldCheck aria-hidden />}
          title="No provider yet, so every token is refused"
          className="py-10"
        >
          Add the service your users sign in with. Claimcheck finds its issuer and keys, tests them,
          and shows what a token must contain. About three minutes.
        </EmptyState>
        {children && <div className="border-t border-line p-6 max-sm:p-4">{children}</div>}
      </Panel>
      <p className="text-12 text-ink-2">
        Just looking?{' '}
        <Link href={`/${slug}/debugger`} className="text-accent-ink underline underline-offset-2">
          Open the debugger
        </Link>{' '}
        and read a token without saving anything.
      </p>
    </div>
  );
}
