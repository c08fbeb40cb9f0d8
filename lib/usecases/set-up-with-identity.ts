import type { CallOrigin } from '@/lib/core/access/caller';
import type { Identity, IdentityProfile } from '@/lib/core/access/identity';
import { invalidInput, ok, type Result } from '@/lib/core/result';
import type { SetUpWithIdentityInput } from '@/lib/core/workspaces/set-up-with-identity-form';
import { problemOfSlug } from '@/lib/core/workspaces/slug';
import { linkIdentity, noteIdentitySession } from './identity-events';
import { maySetUp, writeNewInstance } from './new-instance';

/** Who sets up, as the service that signed him in tells. */
export interface ProvenOwner {
  readonly identity: Identity;
  readonly profile: IdentityProfile;
}

const unfit = (message: string) => invalidInput({ '': [message] }, message);

/** The address that an owner can be known by, or why there is none (INVALID_INPUT). */
export function ownersAddress({ email, emailVerified }: IdentityProfile): Result<string> {
  if (email === null) {
    return unfit(
      'Your account at Clerk has no primary e-mail address. Add one, then open this link again.',
    );
  }
  if (emailVerified) return ok(email);
  return unfit(
    `Clerk has not verified the address ${email}. Verify it there, then open this link again.`,
  );
}

/**
 * Makes the first workspace and its owner, linked to the user that a service signed in; the address
 * is the verified primary one of there. Whoever holds the setup token may, once, as `setUpInstance`.
 */
export async function setUpWithIdentity(
  input: SetUpWithIdentityInput,
  { identity, profile }: ProvenOwner,
  origin: CallOrigin,
  now = Date.now(),
): Promise<Result<{ readonly workspaceSlug: string }>> {
  const allowed = await maySetUp(input.token);
  if (!allowed.ok) return allowed;
  const slugProblem = problemOfSlug(input.slug);
  if (slugProblem !== null) return invalidInput({ slug: [slugProblem] });
  const email = ownersAddress(profile);
  if (!email.ok) return email;
  const { name, slug, workspaceName } = input;
  const written = await writeNewInstance(
    {
      owner: { name, email: email.value, passwordHash: null },
      workspace: { slug, name: workspaceName },
      origin,
      now,
    },
    async (tx, owner) => {
      const operator = { id: owner.id, email: email.value };
      const change = { identity, operator, origin, now };
      await linkIdentity(tx, change);
      // That the owner signed in stands in the log already, as part of the set-up.
      await noteIdentitySession(tx, change, 'not audited');
    },
  );
  return written.ok ? ok({ workspaceSlug: slug }) : written;
}
