import { buttonLook } from '../ui/button-look';
import { WholePage } from './whole-page';

interface ClerkSignInProps {
  /** The page that leads to Clerk. */
  href: string;
  /** Where this console is. */
  host: string;
}

/** The way to Clerk's sign-in page and back. */
export function ClerkSignIn({ href, host }: ClerkSignInProps) {
  return (
    <div className="grid w-full max-w-88 gap-6">
      <WholePage path="/sign-in" />
      <div className="grid gap-1">
        <h1 className="text-20">Sign in</h1>
        <p className="text-ink-2 wrap-anywhere">to the console at {host}</p>
      </div>
      <div className="grid gap-3">
        <a href={href} className={buttonLook({ variant: 'primary', size: 'big' })}>
          Sign in with Clerk
        </a>
        <p className="text-13 text-ink-3">
          Clerk asks who you are on a page of its own and brings you back here.
        </p>
      </div>
    </div>
  );
}
