import { Plus, Scale } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { ListViews } from '@/components/policies/list-views';
import { PolicyFilters } from '@/components/policies/policy-filters';
import { PolicyTable } from '@/components/policies/policy-table';
import { ResourceTable } from '@/components/policies/resource-table';
import { whoDecides } from '@/components/policies/who-decides';
import { PageHead } from '@/components/shell/page-head';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { listDecisionTargets } from '@/lib/usecases/list-decision-targets';
import { listPolicies, type PolicyPage } from '@/lib/usecases/list-policies';
import { answerOf } from '@/lib/web/answer';
import { requireWorkspace } from '@/lib/web/page';
import { type PolicyListAddress, readPolicyListAddress } from '../list-address';

export const metadata: Metadata = { title: 'Policies' };

interface PoliciesPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The policies of a workspace, by name or by what they decide. */
export default async function PoliciesPage({ params, searchParams }: PoliciesPageProps) {
  const { caller, workspace } = await requireWorkspace((await params).workspace);
  const address = readPolicyListAddress(await searchParams);
  const href = `/${workspace.slug}/policies`;
  const found = await listPolicies(caller, { ...address.filter, ...limitOf(address) });
  // A place that is not in this list, from an old link or made up: the list begins at its beginning.
  if (address.filter.after !== undefined && !found.ok && found.failure.code === 'INVALID_INPUT') {
    redirect(address.link(href, null));
  }
  const list = answerOf(found);
  const targets = answerOf(await listDecisionTargets(caller));
  const canWrite = caller.permissions.has('policies:write');
  const empty = list.total === 0 && !address.filtered;
  return (
    <>
      <PageHead
        title="Policies"
        description="Who may do what: rules on the attributes of a token, attached to resources and actions."
        breadcrumbs={[{ label: workspace.name }, { label: 'Policies' }]}
        actions={canWrite && !empty ? <NewButton href={href} /> : null}
      />
      {empty ? (
        <NoPolicies href={href} canWrite={canWrite} />
      ) : (
        <Listing
          list={list}
          address={address}
          href={href}
          resources={targets.map(({ resource }) => resource)}
        />
      )}
    </>
  );
}

/** Who decides is told from whole policies, so there are as many of them as a page can have. */
function limitOf({ view }: PolicyListAddress) {
  return view === 'resources' ? { limit: 100 } : {};
}

function NewButton({ href }: { href: string }) {
  return (
    <Button asChild variant="primary">
      <Link href={`${href}/new`} data-shortcut="create">
        <Plus aria-hidden />
        New policy
      </Link>
    </Button>
  );
}

interface ListingProps {
  list: PolicyPage;
  address: PolicyListAddress;
  href: string;
  resources: readonly string[];
}

function Listing({ list, address, href, resources }: ListingProps) {
  const { filter, view } = address;
  return (
    <div className="grid gap-5">
      <ListViews view={view} href={href} />
      <section aria-label="Policies" className="grid gap-4">
        <PolicyFilters
          query={filter.query ?? ''}
          resource={filter.resource ?? ''}
          resources={resources}
          count={list.total === 1 ? '1 policy' : `${list.total.toLocaleString('en')} policies`}
        />
        <Found list={list} address={address} href={href} />
        <Pages list={list} address={address} href={href} />
      </section>
    </div>
  );
}

function Found({ list, address, href }: Omit<ListingProps, 'resources'>) {
  const { filter, view } = address;
  if (list.policies.length === 0) {
    return <NoMatch href={view === 'names' ? href : `${href}?view=${view}`} address={address} />;
  }
  if (view === 'names') return <PolicyTable policies={list.policies} href={href} />;
  const resources = whoDecides(list.policies).filter(
    ({ resource }) => filter.resource === undefined || resource === filter.resource,
  );
  return (
    <>
      <ResourceTable resources={resources} href={href} />
      <p className="text-12 text-ink-2">
        The first of an action is asked first; the next only where none of its rules matches. What
        no policy is attached to is denied.
        {list.next !== null &&
          ' Only the policies of this page are told from; choose a resource to see all of it.'}
      </p>
    </>
  );
}

function NoMatch({ href, address }: { href: string; address: PolicyListAddress }) {
  return (
    <Panel>
      <EmptyState
        title="No policy matches"
        action={
          <Button asChild>
            <Link href={href}>Clear search and filter</Link>
          </Button>
        }
      >
        {address.sentence}
      </EmptyState>
    </Panel>
  );
}

function Pages({ list, address, href }: Omit<ListingProps, 'resources'>) {
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

function NoPolicies({ href, canWrite }: { href: string; canWrite: boolean }) {
  return (
    <Panel>
      <EmptyState
        icon={<Scale aria-hidden />}
        title="No policy yet, so every question is answered with no"
        action={canWrite ? <NewButton href={href} /> : null}
      >
        A policy says who may do what: rules on the attributes of a token, attached to resources and
        actions of your application. Begin empty, from a template, or paste one that you have.
      </EmptyState>
    </Panel>
  );
}
