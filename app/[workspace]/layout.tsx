import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { signOut } from '@/app/actions';
import { ClerkSession } from '@/components/gate/clerk-session';
import { AppShell } from '@/components/shell/app-shell';
import { parseTheme, THEME_COOKIE } from '@/components/shell/theme';
import { clerkInBrowser } from '@/lib/auth/clerk-browser';
import { requireWorkspace } from '@/lib/web/page';
import { findInWorkspace } from './actions';

interface WorkspaceLayoutProps {
  children: ReactNode;
  params: Promise<{ workspace: string }>;
}

/** The frame of a workspace, for who may see it; everyone else is sent to sign in or finds nothing. */
export default async function WorkspaceLayout({ children, params }: WorkspaceLayoutProps) {
  const { operator, workspace, workspaces, caller } = await requireWorkspace(
    (await params).workspace,
  );
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  const agent = (await headers()).get('user-agent') ?? '';
  const { slug, name } = workspace;
  const clerk = clerkInBrowser();
  const account = {
    operator: { id: operator.id, name: operator.name, email: operator.email },
    accountHref: `/${slug}/settings/account`,
    theme,
    signOut,
  };
  return (
    <AppShell
      workspace={{ slug, name }}
      workspaces={workspaces.map((each) => ({ slug: each.slug, name: each.name }))}
      account={account}
      allowed={{ keys: caller.permissions.has('keys:read') }}
      may={[...caller.permissions]}
      mac={/Mac|iPhone|iPad/.test(agent)}
      find={findInWorkspace}
    >
      {clerk === null ? null : (
        <ClerkSession publishableKey={clerk.publishableKey} scriptUrl={clerk.scriptUrl} />
      )}
      {children}
    </AppShell>
  );
}
