import type { Metadata } from 'next';
import Link from 'next/link';
import { GUIDE_PARTS } from '@/components/providers/guide/guide-parts';
import { ProviderGuide } from '@/components/providers/provider-guide';
import { PageHead } from '@/components/shell/page-head';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { EnvironmentLabel } from '@/components/ui/environment-label';
import { ProviderMark } from '@/components/ui/provider-mark';
import { RelativeTime } from '@/components/ui/relative-time';
import { StateLabel } from '@/components/ui/state-label';
import { addHints } from '@/lib/core/providers/add-hints';
import { withFixParameter } from '@/lib/core/providers/fix-parameter';
import { readHintParameters } from '@/lib/core/providers/hint-parameters';
import type { Provider } from '@/lib/core/providers/settings';
import { getProvider } from '@/lib/usecases/get-provider';
import { providerFormOptions } from '@/lib/usecases/provider-form-options';
import { answerOf } from '@/lib/web/answer';
import { requireWorkspace } from '@/lib/web/page';
import { ProviderHeadControls } from '../provider-head-controls';
import { ProviderInUse } from '../provider-in-use';
import { ProviderScreen } from '../provider-screen';
import { UseProvider } from '../use-provider';

interface ProviderPageProps {
  params: Promise<{ workspace: string; provider: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function load({ params }: Pick<ProviderPageProps, 'params'>) {
  const { workspace: slug, provider: id } = await params;
  const page = await requireWorkspace(slug);
  return { ...page, ...answerOf(await getProvider(page.caller, id)) };
}

export async function generateMetadata(props: ProviderPageProps): Promise<Metadata> {
  const { provider } = await load(props);
  return { title: `${provider.draft.name} · Integration` };
}

/** One saved provider: its settings, its tests, and how to use it. */
export default async function ProviderPage(props: ProviderPageProps) {
  const page = await load(props);
  const { caller, workspace, provider, latest, reports } = page;
  const options = answerOf(providerFormOptions(caller));
  const parameters = await props.searchParams;
  const { hints } = readHintParameters(parameters);
  const { draft } = provider;
  const { slug } = workspace;
  return (
    <>
      <Head {...page} canWrite={options.canWrite} />
      <ProviderScreen
        key={provider.id}
        slug={slug}
        target={{ id: provider.id, version: provider.version }}
        saved={draft}
        initial={
          options.canWrite ? withFixParameter(addHints(draft, hints), parameters.fix) : draft
        }
        latest={latest}
        reports={reports}
        inUse={
          <>
            <ProviderInUse caller={caller} slug={slug} id={provider.id} />
            <UseProvider slug={slug} draft={draft}>
              With the values of this workspace and the saved settings of this provider.
            </UseProvider>
          </>
        }
        guide={{
          type: draft.type,
          content: <ProviderGuide type={draft.type} slug={slug} useIt={`#${GUIDE_PARTS.useIt}`} />,
        }}
        {...options}
      />
    </>
  );
}

type HeadProps = Awaited<ReturnType<typeof load>> & { canWrite: boolean };

function Head({ caller, workspace, provider, canWrite }: HeadProps) {
  const { id, version, draft, enabled } = provider;
  const href = `/${workspace.slug}/settings/integration`;
  return (
    <PageHead
      title={draft.name}
      description={<SavedBy provider={provider} />}
      mark={<ProviderMark type={draft.type} size="big" />}
      badges={<Badges provider={provider} />}
      breadcrumbs={[
        { label: workspace.name },
        { label: 'Settings' },
        { label: 'Integration', href },
        { label: draft.name },
      ]}
      actions={
        <>
          <Button asChild>
            <Link href={`/${workspace.slug}/claims/${id}`}>Claims</Link>
          </Button>
          <ProviderHeadControls
            {...{ id, version, enabled, canWrite }}
            slug={workspace.slug}
            name={draft.name}
            canDelete={caller.permissions.has('providers:delete')}
          />
        </>
      }
    />
  );
}

function SavedBy({ provider }: { provider: Provider }) {
  return (
    <>
      Saved <RelativeTime at={provider.updatedAt} /> by {provider.updatedBy}, version{' '}
      {provider.version}.
    </>
  );
}

function Badges({ provider }: { provider: Provider }) {
  return (
    <>
      <Badge>
        <EnvironmentLabel environment={provider.draft.environment} />
      </Badge>
      {!provider.enabled && <StateLabel state="disabled" />}
    </>
  );
}
