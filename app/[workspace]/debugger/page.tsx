import type { Metadata } from 'next';
import { PageHead } from '@/components/shell/page-head';
import { InlineCode } from '@/components/ui/inline-code';
import { signInMode } from '@/lib/auth/sign-in-mode';
import { listDecisionTargets } from '@/lib/usecases/list-decision-targets';
import { answerOf } from '@/lib/web/answer';
import { requireWorkspace } from '@/lib/web/page';
import { knownProviders } from '../known-providers';
import { ownSessionToken } from './actions';
import { DebuggerScreen } from './debugger-screen';

export const metadata: Metadata = { title: 'Debugger' };

interface DebuggerPageProps {
  params: Promise<{ workspace: string }>;
}

/** Debugger: what a token says and what is judged of it, in the browser; the server sends providers and keys. */
export default async function DebuggerPage({ params }: DebuggerPageProps) {
  const { caller, workspace } = await requireWorkspace((await params).workspace);
  const href = `/${workspace.slug}/settings/integration`;
  const [known, targets] = await Promise.all([
    knownProviders(caller, href),
    listDecisionTargets(caller),
  ]);
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
      <DebuggerScreen
        slug={workspace.slug}
        {...known}
        targets={answerOf(targets)}
        newProviderHref={caller.permissions.has('providers:write') ? `${href}/new` : null}
        mayRefresh={caller.permissions.has('providers:refresh')}
        ownSessionToken={
          signInMode() === 'clerk' ? ownSessionToken.bind(null, workspace.slug) : null
        }
      />
    </>
  );
}
