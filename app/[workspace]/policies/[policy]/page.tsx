import type { Metadata } from 'next';
import { policyTabOf } from '@/components/policies/policy-tab';
import { Callout } from '@/components/ui/callout';
import { getPolicy } from '@/lib/usecases/get-policy';
import { answerOf } from '@/lib/web/answer';
import { requireWorkspace } from '@/lib/web/page';
import { PolicyScreen } from '../policy-screen';
import { policySurroundings } from '../policy-surroundings';

interface PolicyPageProps {
  params: Promise<{ workspace: string; policy: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function load({ params }: Pick<PolicyPageProps, 'params'>) {
  const { workspace: slug, policy: id } = await params;
  const page = await requireWorkspace(slug);
  return { ...page, ...answerOf(await getPolicy(page.caller, id)) };
}

export async function generateMetadata(props: PolicyPageProps): Promise<Metadata> {
  const { policy } = await load(props);
  return { title: `${policy.draft.name} · Policies` };
}

/** One saved policy: its rules, what they decide, and the tests that prove it. */
export default async function PolicyPage(props: PolicyPageProps) {
  const { caller, workspace, policy, unreadable, testsUnreadable } = await load(props);
  const { tab } = await props.searchParams;
  return (
    <PolicyScreen
      key={policy.id}
      slug={workspace.slug}
      breadcrumbs={[
        { label: workspace.name },
        { label: 'Policies', href: `/${workspace.slug}/policies` },
      ]}
      target={{ id: policy.id, version: policy.version }}
      saved={policy.draft}
      tab={policyTabOf(tab)}
      canWrite={caller.permissions.has('policies:write')}
      canDelete={caller.permissions.has('policies:delete')}
      unreadable={unreadable || testsUnreadable}
      notice={unreadable ? <Unreadable /> : testsUnreadable ? <TestsUnreadable /> : null}
      {...(await policySurroundings(caller, workspace.slug, policy))}
    />
  );
}

function Unreadable() {
  return (
    <Callout tone="bad" title="What is stored of this policy cannot be read">
      It denies whatever it is attached to until it is saved anew; a copy of what is stored is kept
      then.
    </Callout>
  );
}

function TestsUnreadable() {
  return (
    <Callout tone="bad" title="The stored tests of this policy cannot be read">
      It decides as it was saved, and nothing tries it. Write its tests anew and save; a copy of
      what is stored is kept then.
    </Callout>
  );
}
