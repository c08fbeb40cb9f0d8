import type { Metadata } from 'next';
import { TokenDebugger } from '@/components/debugger/token-debugger';
import { PageHead } from '@/components/shell/page-head';
import { InlineCode } from '@/components/ui/inline-code';
import { signInMode } from '@/lib/auth/sign-in-mode';
import { requireWorkspace } from '@/lib/web/page';
import { knownProviders } from '../known-providers';
import { ownSessionToken } from './actions';

export const metadata: Metadata = { title: 'Debugger' };

interface DebuggerPageProps {
  params: Promise<{ workspace: string }>;
}

/** Debugger: what a token says. The server sends the saved providers and sees no pasted token. */
export default async function DebuggerPage({ params }: DebuggerPageProps) {
  const { caller, workspace } = await requireWorkspace((await params).workspace);
  const href = `/${workspace.slug}/settings/integration`;
  const known = await knownProviders(caller, href);
  return (
    <>
      <PageHead
        title="Debugger"
        description={
          <>
            Paste a token, <InlineCode>Bearer …</InlineCode> or a whole curl command. It is read in
            this browser.
          </>
        }
        breadcrumbs={[{ label: workspace.name }, { label: 'Debugger' }]}
      />
      <TokenDebugger
        {...known}
        newProviderHref={caller.permissions.has('providers:write') ? `${href}/new` : null}
        ownSessionToken={
          signInMode() === 'clerk' ? ownSessionToken.bind(null, workspace.slug) : null
        }
      />
    </>
  );
}
