import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signOut } from '@/app/actions';
import { ClerkSession } from '@/components/gate/clerk-session';
import { ClerkSignIn } from '@/components/gate/clerk-sign-in';
import { ClerkStranger } from '@/components/gate/clerk-stranger';
import { ClerkUnreachable } from '@/components/gate/clerk-unreachable';
import { SignInForm } from '@/components/gate/sign-in-form';
import { clerkInBrowser } from '@/lib/auth/clerk-browser';
import { signInMode } from '@/lib/auth/sign-in-mode';
import { visitor } from '@/lib/auth/visitor';
import { isInstanceSetUp } from '@/lib/usecases/setup-status';
import { safeNextPath, signInPath } from '@/lib/web/next-path';
import { consoleHost } from '@/lib/web/request';
import { signIn } from '../actions';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Signs in and goes on to `next`, a path of this console; whoever is signed in goes on at once. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const next = safeNextPath((await searchParams).next) ?? '/';
  const who = await visitor();
  if (who.kind === 'operator') redirect(next);
  if (who.kind === 'unreachable') return <ClerkUnreachable retryHref={signInPath(next)} />;
  if (!(await isInstanceSetUp())) redirect('/');
  if (who.kind === 'stranger') {
    const { email = null, emailVerified = true } = who.profile ?? {};
    const browser = clerkInBrowser();
    return (
      <>
        {/* While its token lives, signing out ends the session at Clerk too. */}
        {browser === null ? null : (
          <ClerkSession publishableKey={browser.publishableKey} scriptUrl={browser.scriptUrl} />
        )}
        <ClerkStranger email={email} emailVerified={emailVerified} signOut={signOut} />
      </>
    );
  }
  const host = await consoleHost();
  if (signInMode() === 'password') return <SignInForm action={signIn} next={next} host={host} />;
  return <ClerkSignIn href={`/sign-in/clerk?next=${encodeURIComponent(next)}`} host={host} />;
}
