import type { Metadata } from 'next';
import { signOut } from '@/app/actions';
import { AccountPage } from '@/components/account/account-page';
import { PageHead } from '@/components/shell/page-head';
import { clerkInBrowser } from '@/lib/auth/clerk-browser';
import { requireWorkspace } from '@/lib/web/page';
import { changePassword } from './actions';

export const metadata: Metadata = { title: 'Account' };

/** The operator's own page. */
export default async function Account({ params }: { params: Promise<{ workspace: string }> }) {
  const { operator, workspace, role } = await requireWorkspace((await params).workspace);
  return (
    <>
      <PageHead
        title="Account"
        description="Your sign-in to this console."
        breadcrumbs={[{ label: 'Settings' }, { label: 'Account' }]}
      />
      <AccountPage
        operator={operator}
        workspaceName={workspace.name}
        role={role}
        changePassword={changePassword.bind(null, workspace.slug)}
        clerkAccountUrl={clerkInBrowser()?.accountUrl ?? null}
        signOut={signOut}
      />
    </>
  );
}
