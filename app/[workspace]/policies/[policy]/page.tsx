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
  const { caller, workspace, policy, unreadable, testsUnreadable, content } = await load(props);
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
      unreadable={unreadable ? 'rules' : testsUnreadable ? 'tests' : null}
      notice={
        unreadable ? (
          <Unreadable content={content} />
        ) : testsUnreadable ? (
          <TestsUnreadable content={content} />
        ) : null
      }
      {...(await policySurroundings(caller, workspace.slug, policy))}
    />
  );
}

interface StoredProps {
  /** What is stored, as it is. */
  content: object;
}

function Unreadable({ content }: StoredProps) {
  return (
    <Callout tone="bad" title="What is stored of this policy cannot be read">
      <p>
        It denies whatever it is attached to until it is saved anew. No rules are shown, because
        none could be read. Saving replaces what is stored, of which a copy is kept then.
      </p>
      <Stored content={content} />
    </Callout>
  );
}

function TestsUnreadable({ content }: StoredProps) {
  return (
    <Callout tone="bad" title="The stored tests of this policy cannot be read">
      <p>
        It decides as it was saved, and nothing tries it. Write its tests anew and save; a copy of
        what is stored is kept then.
      </p>
      <Stored content={content} />
    </Callout>
  );
}

/** To be read and copied, so that what was meant can be written anew. */
function Stored({ content }: StoredProps) {
  return (
    <section
      aria-label="What is stored"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard too.
      tabIndex={0}
      className="mt-2 max-h-64 overflow-auto rounded-2 border border-line bg-surface p-3"
    >
      <pre className="font-mono text-12 wrap-anywhere whitespace-pre-wrap text-ink">
        {JSON.stringify(content, null, 2)}
      </pre>
    </section>
  );
}
