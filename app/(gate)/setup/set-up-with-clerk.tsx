import { signOut } from '@/app/actions';
import { ClerkSession } from '@/components/gate/clerk-session';
import { SetUpWithClerkForm } from '@/components/gate/set-up-with-clerk-form';
import { SignOutButton } from '@/components/gate/sign-out-button';
import { buttonLook } from '@/components/ui/button-look';
import { Callout } from '@/components/ui/callout';
import { clerkInBrowser } from '@/lib/auth/clerk-browser';
import { visitor } from '@/lib/auth/visitor';
import { ownersAddress } from '@/lib/usecases/set-up-with-identity';
import { setUpWithClerk } from '../actions';

function SignInFirst({ href }: { href: string }) {
  return (
    <div className="grid gap-3">
      <p className="text-ink-2">
        Operators of this console sign in with Clerk. Sign in there first; you come back to this
        page and become its owner.
      </p>
      <a href={href} className={buttonLook({ variant: 'primary', size: 'big' })}>
        Sign in with Clerk
      </a>
    </div>
  );
}

/** Makes whoever is signed in with Clerk, at a verified address, the owner. */
export async function SetUpWithClerk({ token }: { token: string }) {
  const here = `/setup?token=${encodeURIComponent(token)}`;
  const who = await visitor();
  if (who.kind === 'unreachable') {
    return (
      <Callout tone="bad" title="Clerk does not answer">
        The owner signs in with Clerk, and this console cannot ask it who you are. Reload this page
        in a minute; the log of the console says more.
      </Callout>
    );
  }
  if (who.kind !== 'stranger' || who.profile === null) {
    return <SignInFirst href={`/sign-in/clerk?next=${encodeURIComponent(here)}`} />;
  }
  const address = ownersAddress(who.profile);
  if (!address.ok) {
    return (
      <div className="grid gap-3">
        <Callout tone="warning" title="Your address is needed">
          {address.failure.message}
        </Callout>
        <SignOutButton action={signOut} />
      </div>
    );
  }
  const browser = clerkInBrowser();
  return (
    <>
      {browser === null ? null : (
        <ClerkSession publishableKey={browser.publishableKey} scriptUrl={browser.scriptUrl} />
      )}
      <SetUpWithClerkForm
        action={setUpWithClerk}
        token={token}
        email={address.value}
        name={who.profile.name ?? ''}
      />
    </>
  );
}
