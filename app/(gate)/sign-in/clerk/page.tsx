import { redirect } from 'next/navigation';
import { AddressUnknown } from '@/components/gate/address-unknown';
import { ClerkUnreachable } from '@/components/gate/clerk-unreachable';
import { signInMode } from '@/lib/auth/sign-in-mode';
import { visitor } from '@/lib/auth/visitor';
import { safeNextPath, signInPath } from '@/lib/web/next-path';

interface ClerkSignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Leads to Clerk's sign-in page, which leads back to `next`, a path of this console. */
export default async function ClerkSignInPage({ searchParams }: ClerkSignInPageProps) {
  const next = safeNextPath((await searchParams).next) ?? '/';
  if (signInMode() === 'password') redirect(signInPath(next));
  const who = await visitor();
  if (who.kind === 'operator') redirect(next);
  if (who.kind === 'unreachable') return <ClerkUnreachable retryHref={signInPath(next)} />;
  const { redirectToClerk } = await import('@/lib/auth/clerk-sign-in');
  await redirectToClerk(next);
  return <AddressUnknown />;
}
