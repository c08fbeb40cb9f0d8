import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GuideChoice } from '@/components/providers/guide/guide-choice';
import { GuidePage } from '@/components/providers/guide/guide-page';
import { PageHead } from '@/components/shell/page-head';
import { ProviderMark } from '@/components/ui/provider-mark';
import { PROVIDER_TYPES } from '@/lib/core/providers/draft';
import { guideOf } from '@/lib/core/providers/guides';
import { providerTypeOf } from '@/lib/core/providers/registry';
import { requireWorkspace } from '@/lib/web/page';
import { GuideUse } from '../../guide-use';

interface GuideAddress {
  params: Promise<{ workspace: string; type: string }>;
}

async function load({ params }: GuideAddress) {
  const { workspace: slug, type: typed } = await params;
  const page = await requireWorkspace(slug);
  const type = PROVIDER_TYPES.find((known) => known === typed) ?? notFound();
  return { ...page, type, label: providerTypeOf(type).label };
}

export async function generateMetadata(address: GuideAddress): Promise<Metadata> {
  const { label } = await load(address);
  return { title: `${label} guide · Integration` };
}

/** The whole guide of a type of provider, with example values. */
export default async function Guide(address: GuideAddress) {
  const { caller, workspace, type, label } = await load(address);
  return (
    <>
      <PageHead
        title={`${label} guide`}
        description="What to do at the provider, what its tokens hold, and what refusals mean. Beside the form of a provider, the same guide shows your own values."
        mark={<ProviderMark type={type} size="big" />}
        breadcrumbs={[
          { label: workspace.name },
          { label: 'Settings' },
          { label: 'Integration', href: `/${workspace.slug}/settings/integration` },
          { label: `${label} guide` },
        ]}
      />
      <div className="grid gap-8">
        <GuideChoice slug={workspace.slug} type={type} />
        <GuidePage
          guide={guideOf(type)}
          type={type}
          useIt={<GuideUse caller={caller} slug={workspace.slug} type={type} />}
        />
      </div>
    </>
  );
}
