import type { Metadata } from 'next';
import { ProviderGuide } from '@/components/providers/provider-guide';
import { PageHead } from '@/components/shell/page-head';
import { readHintParameters } from '@/lib/core/providers/hint-parameters';
import { NO_HINTS } from '@/lib/core/providers/hints';
import { draftFrom } from '@/lib/core/providers/registry';
import { providerFormOptions } from '@/lib/usecases/provider-form-options';
import { answerOf } from '@/lib/web/answer';
import { requireWorkspace } from '@/lib/web/page';
import { AddProvider } from '../add-provider';
import { ProviderScreen } from '../provider-screen';

export const metadata: Metadata = { title: 'Add provider' };

interface NewProviderPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A provider that is being added: first its type, then its form; nothing is stored before it is saved. */
export default async function NewProviderPage({ params, searchParams }: NewProviderPageProps) {
  const { caller, workspace } = await requireWorkspace((await params).workspace);
  const { type, hints } = readHintParameters(await searchParams);
  const options = answerOf(providerFormOptions(caller));
  const href = `/${workspace.slug}/settings/integration`;
  return (
    <>
      <PageHead
        title="Add provider"
        description={
          type === null
            ? 'Which service do your users sign in with?'
            : 'Nothing is stored, and no token accepted, before you save.'
        }
        breadcrumbs={[
          { label: workspace.name },
          { label: 'Settings' },
          { label: 'Integration', href },
          { label: 'Add provider' },
        ]}
      />
      {type === null ? (
        <AddProvider caller={caller} href={href} />
      ) : (
        <ProviderScreen
          slug={workspace.slug}
          target={null}
          saved={draftFrom(type, NO_HINTS)}
          initial={draftFrom(type, hints)}
          latest={null}
          reports={[]}
          guide={{ type, content: <ProviderGuide type={type} slug={workspace.slug} /> }}
          {...options}
        />
      )}
    </>
  );
}
