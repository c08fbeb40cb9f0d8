import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { InstallationPanel } from '@/components/gate/installation-panel';
import { SetUpForm } from '@/components/gate/set-up-form';
import { SetupLocked } from '@/components/gate/setup-locked';
import { signInMode } from '@/lib/auth/sign-in-mode';
import { setupStatus } from '@/lib/usecases/setup-status';
import { setUp } from '../actions';
import { SetUpWithClerk } from './set-up-with-clerk';

export const metadata: Metadata = { title: 'Set up' };

interface SetUpPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Makes the first workspace and its owner, for whoever holds the link; gone afterwards. */
export default async function SetUpPage({ searchParams }: SetUpPageProps) {
  const { token } = await searchParams;
  const given = typeof token === 'string' ? token : '';
  const status = await setupStatus(given);
  if (status.state === 'done') notFound();
  if (status.state === 'locked') return <SetupLocked wrongLink={given !== ''} />;
  return (
    <div className="grid w-full max-w-110 gap-5">
      <div className="grid gap-1">
        <h1 className="text-20">Set up Claimcheck</h1>
        <p className="text-ink-2">
          Make the first workspace and its owner. This page closes for good afterwards.
        </p>
      </div>
      <InstallationPanel {...status.facts} />
      {signInMode() === 'password' ? (
        <SetUpForm action={setUp} token={given} />
      ) : (
        <SetUpWithClerk token={given} />
      )}
    </div>
  );
}
