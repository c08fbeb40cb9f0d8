import type { Metadata } from 'next';
import { PageHead } from '@/components/shell/page-head';
import { ProviderMark } from '@/components/ui/provider-mark';
import { emptyDraft } from '@/lib/core/providers/draft';
import { readIssuerInput } from '@/lib/core/providers/issuer-input';
import { providerTypeOf } from '@/lib/core/providers/registry';
import { providerFormOptions } from '@/lib/usecases/provider-form-options';
import { answerOf } from '@/lib/web/answer';
import { requireWorkspace } from '@/lib/web/page';
import { ProviderScreen } from '../provider-screen';

export const metadata: Metadata = { title: 'Add provider' };

interface NewProviderPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A provider that is being added; nothing is stored before it is saved. */
export default async function NewProviderPage({ params, searchParams }: NewProviderPageProps) {
  const { caller, workspace } = await requireWorkspace((await params).workspace);
  const { issuer } = await searchParams;
  const options = answerOf(providerFormOptions(caller));
  const saved = emptyDraft('custom_oidc');
  const pasted = typeof issuer === 'string' ? readIssuerInput(issuer.slice(0, 2048)).issuer : '';
  const href = `/${workspace.slug}/settings/integration`;
  return (
    <>
      <PageHead
        title="Add provider"
        description={providerTypeOf(saved.type).summary}
        mark={<ProviderMark type={saved.type} size="big" />}
        breadcrumbs={[
          { label: workspace.name },
          { label: 'Settings' },
          { label: 'Integration', href },
          { label: 'Add provider' },
        ]}
      />
      <ProviderScreen
        slug={workspace.slug}
        target={null}
        saved={saved}
        initial={{ ...saved, inputs: { ...saved.inputs, issuer: pasted } }}
        latest={null}
        reports={[]}
        {...options}
      />
    </>
  );
}
