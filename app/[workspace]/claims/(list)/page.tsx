import { Braces } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { ClaimsTable } from '@/components/claims/claims-table';
import { PageHead } from '@/components/shell/page-head';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { InlineCode } from '@/components/ui/inline-code';
import { Panel } from '@/components/ui/panel';
import { listClaimMappings } from '@/lib/usecases/list-claim-mappings';
import { listProviders, type ProviderPage } from '@/lib/usecases/list-providers';
import { answerOf } from '@/lib/web/answer';
import { requireWorkspace } from '@/lib/web/page';

export const metadata: Metadata = { title: 'Claims' };

interface ClaimsPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Settings → Claims: what policies see of each provider's tokens. */
export default async function ClaimsPage({ params, searchParams }: ClaimsPageProps) {
  const { caller, workspace } = await requireWorkspace((await params).workspace);
  const { after } = await searchParams;
  const href = `/${workspace.slug}/claims`;
  const [found, mappings] = await Promise.all([
    listProviders(caller, typeof after === 'string' ? { after } : {}),
    listClaimMappings(caller),
  ]);
  // A place that is not in this list, from an old link or made up: the list begins at its beginning.
  if (after !== undefined && !found.ok && found.failure.code === 'INVALID_INPUT') redirect(href);
  const list = answerOf(found);
  const byProvider = new Map(answerOf(mappings).map((each) => [each.providerId, each]));
  return (
    <>
      <PageHead
        title="Claims"
        description={
          <>
            What policies see of a token: each mapping turns a claim into an attribute that begins
            with <InlineCode>ext_</InlineCode>. Every provider has its own.
          </>
        }
        breadcrumbs={[{ label: workspace.name }, { label: 'Settings' }, { label: 'Claims' }]}
      />
      {list.total === 0 ? (
        <NoProviders href={`/${workspace.slug}/settings/integration`} />
      ) : (
        <div className="grid gap-4">
          <ClaimsTable
            providers={list.providers}
            mappingsOf={(id) => byProvider.get(id) ?? null}
            href={href}
          />
          <Pages list={list} href={href} isFirst={after === undefined} />
        </div>
      )}
    </>
  );
}

interface PagesProps {
  list: ProviderPage;
  href: string;
  isFirst: boolean;
}

function Pages({ list, href, isFirst }: PagesProps) {
  if (list.next === null && isFirst) return null;
  return (
    <nav aria-label="Pages" className="flex justify-end gap-2">
      {!isFirst && (
        <Button asChild>
          <Link href={href}>First page</Link>
        </Button>
      )}
      {list.next !== null && (
        <Button asChild>
          <Link href={`${href}?${new URLSearchParams({ after: list.next })}`}>Next page</Link>
        </Button>
      )}
    </nav>
  );
}

function NoProviders({ href }: { href: string }) {
  return (
    <Panel>
      <EmptyState
        icon={<Braces aria-hidden />}
        title="No provider yet, so there are no claims to map"
        action={
          <Button asChild variant="primary">
            <Link href={href}>Add a provider</Link>
          </Button>
        }
      >
        A mapping turns a claim such as <InlineCode>role</InlineCode> into an attribute such as{' '}
        <InlineCode>ext_role</InlineCode>, which policies compare with.
      </EmptyState>
    </Panel>
  );
}
