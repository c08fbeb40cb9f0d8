import Link from 'next/link';
import type { Caller } from '@/lib/core/access/caller';
import { emptyDraft, type ProviderType } from '@/lib/core/providers/draft';
import { getProvider } from '@/lib/usecases/get-provider';
import { listProviders } from '@/lib/usecases/list-providers';
import { answerOf } from '@/lib/web/answer';
import { UseProvider } from './use-provider';

interface GuideUseProps {
  caller: Caller;
  slug: string;
  type: ProviderType;
}

/** Code for applications in a guide: with the values of the first provider of its type, where one is saved. */
export async function GuideUse({ caller, slug, type }: GuideUseProps) {
  const [first] = answerOf(await listProviders(caller, { type, limit: 1 })).providers;
  if (first === undefined) {
    return (
      <UseProvider slug={slug} draft={emptyDraft(type)}>
        With the values of this workspace. Those of your provider come in once it is saved.
      </UseProvider>
    );
  }
  const found = await getProvider(caller, first.id);
  // Deleted since it was listed.
  const draft = found.ok ? found.value.provider.draft : emptyDraft(type);
  return (
    <UseProvider slug={slug} draft={draft}>
      With the values of this workspace and of{' '}
      <Link href={`/${slug}/settings/integration/${first.id}`} className="link">
        {first.name}
      </Link>
      .
    </UseProvider>
  );
}
