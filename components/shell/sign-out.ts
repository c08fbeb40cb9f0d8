import { leaveFor } from '../gate/leave';
import { mayLeave, stayHere } from '../ui/leaving';
import { toast } from '../ui/toast';

/** Ends the session; says no more than whether it did. */
export type SignOutAction = (input: Record<string, never>) => Promise<{ ok: boolean }>;

/** Ends the session and the page; false when it stays, with the reason in a toast where there is one. */
export async function signOutAndLeave(signOut: SignOutAction): Promise<boolean> {
  if (!(await mayLeave())) return false;
  // The browser says no more than that it got no answer.
  const result = await signOut({}).catch(() => null);
  if (result?.ok) {
    forgetPlaces();
    // A redirect by the action would have the server fetch the page from itself first.
    leaveFor('/sign-in');
    return true;
  }
  stayHere();
  const detail = result ? 'Try again in a moment.' : 'The console did not answer. Try again.';
  toast({ tone: 'bad', title: 'You are still signed in', detail });
  return false;
}

/** Whoever signs in next does not see what this operator was at. */
function forgetPlaces(): void {
  try {
    for (const storage of [localStorage, sessionStorage]) {
      for (const key of Object.keys(storage)) {
        if (key.startsWith('claimcheck.recent.')) storage.removeItem(key);
      }
    }
  } catch {
    // A browser may forbid pages to keep anything; then there is nothing to forget.
  }
}
