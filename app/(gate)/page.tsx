import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { NoWorkspace } from '@/components/gate/no-workspace';
import { SetupLocked } from '@/components/gate/setup-locked';
import { currentOperator } from '@/lib/auth/current-operator';
import { firstWorkspaceOf } from '@/lib/usecases/enter-workspace';
import { isInstanceSetUp } from '@/lib/usecases/setup-status';
import { signOut } from '../actions';

export const metadata: Metadata = { title: 'Start' };

/** Leads to the first workspace, to sign-in, or says how to set this installation up. */
export default async function StartPage() {
  const operator = await currentOperator();
  if (operator === null) {
    if (await isInstanceSetUp()) redirect('/sign-in');
    return <SetupLocked wrongLink={false} />;
  }
  const slug = await firstWorkspaceOf(operator);
  if (slug !== null) redirect(`/${slug}/settings/integration`);
  return <NoWorkspace email={operator.email} signOut={signOut} />;
}
