import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { policyTabOf } from '@/components/policies/policy-tab';
import { requireWorkspace } from '@/lib/web/page';
import { NewPolicy } from '../new-policy';
import { policySurroundings } from '../policy-surroundings';

export const metadata: Metadata = { title: 'New policy' };

interface NewPolicyPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A policy that is being made; nothing is stored before it is saved. */
export default async function NewPolicyPage({ params, searchParams }: NewPolicyPageProps) {
  const { caller, workspace } = await requireWorkspace((await params).workspace);
  if (!caller.permissions.has('policies:write')) notFound();
  const { from, tab } = await searchParams;
  return (
    <NewPolicy
      slug={workspace.slug}
      breadcrumbs={[
        { label: workspace.name },
        { label: 'Policies', href: `/${workspace.slug}/policies` },
      ]}
      from={typeof from === 'string' ? from : null}
      tab={policyTabOf(tab)}
      {...(await policySurroundings(caller, workspace.slug, null))}
    />
  );
}
