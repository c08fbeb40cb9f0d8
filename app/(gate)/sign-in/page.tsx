import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/gate/sign-in-form';
import { currentOperator } from '@/lib/auth/current-operator';
import { isInstanceSetUp } from '@/lib/usecases/setup-status';
import { safeNextPath } from '@/lib/web/next-path';
import { consoleHost } from '@/lib/web/request';
import { signIn } from '../actions';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Signs in and goes on to `next`, a path of this console; whoever is signed in goes on at once. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const next = safeNextPath((await searchParams).next) ?? '/';
  if (await currentOperator()) redirect(next);
  if (!(await isInstanceSetUp())) redirect('/');
  return <SignInForm action={signIn} next={next} host={await consoleHost()} />;
}
