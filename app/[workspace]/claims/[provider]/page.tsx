import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHead } from '@/components/shell/page-head';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { EnvironmentLabel } from '@/components/ui/environment-label';
import { ProviderMark } from '@/components/ui/provider-mark';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ClaimMappings } from '@/lib/core/claims/claim-mapping';
import { getClaimMappings } from '@/lib/usecases/get-claim-mappings';
import { getProvider } from '@/lib/usecases/get-provider';
import { answerOf } from '@/lib/web/answer';
import { requireWorkspace } from '@/lib/web/page';
import { ClaimsScreen } from './claims-screen';

interface ClaimsOfProviderProps {
  params: Promise<{ workspace: string; provider: string }>;
}

async function load({ params }: ClaimsOfProviderProps) {
  const { workspace: slug, provider: id } = await params;
  const page = await requireWorkspace(slug);
  const [found, mappings] = await Promise.all([
    getProvider(page.caller, id),
    getClaimMappings(page.caller, id),
  ]);
  return { ...page, provider: answerOf(found).provider, mappings: answerOf(mappings) };
}

export async function generateMetadata(props: ClaimsOfProviderProps): Promise<Metadata> {
  const { provider } = await load(props);
  return { title: `${provider.draft.name} · Claims` };
}

/** The claims of one provider that policies see. */
export default async function ClaimsOfProviderPage(props: ClaimsOfProviderProps) {
  const { caller, workspace, provider, mappings } = await load(props);
  const { name, type, environment } = provider.draft;
  const base = `/${workspace.slug}`;
  return (
    <>
      <PageHead
        title={name}
        mark={<ProviderMark type={type} size="big" />}
        badges={
          <Badge>
            <EnvironmentLabel environment={environment} />
          </Badge>
        }
        description={<Description mappings={mappings} />}
        breadcrumbs={[
          { label: workspace.name },
          { label: 'Claims', href: `${base}/claims` },
          { label: name },
        ]}
        actions={
          <Button asChild>
            <Link href={`${base}/settings/integration/${provider.id}`}>Provider</Link>
          </Button>
        }
      />
      <ClaimsScreen
        key={provider.id}
        slug={workspace.slug}
        providerId={provider.id}
        type={type}
        issuers={provider.settings.issuers.map(({ value }) => value)}
        permissionsPath={provider.settings.permissionsPath}
        saved={mappings}
        canWrite={caller.permissions.has('providers:write')}
      />
    </>
  );
}

function Description({ mappings }: { mappings: ClaimMappings }) {
  return (
    <>
      What policies see of its tokens.{' '}
      {mappings.updatedAt !== null && (
        <>
          Saved <RelativeTime at={mappings.updatedAt} /> by {mappings.updatedBy}, version{' '}
          {mappings.version}.
        </>
      )}
    </>
  );
}
