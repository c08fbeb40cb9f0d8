import type { CallOrigin } from '@/lib/core/access/caller';
import { problemOfPassword } from '@/lib/core/access/password-rule';
import { invalidInput, ok, type Result } from '@/lib/core/result';
import type { SetUpInput } from '@/lib/core/workspaces/set-up-form';
import { problemOfSlug } from '@/lib/core/workspaces/slug';
import { hashPassword } from '@/lib/platform/passwords';
import { markOfBrowser } from './known-browser';
import { maySetUp, writeNewInstance } from './new-instance';
import { beginSession } from './session-token';

/** What the owner of a new installation goes on with. */
export interface NewInstallation {
  readonly workspaceSlug: string;
  /** The token of the owner's first session. */
  readonly sessionToken: string;
  /** The mark of a known browser. */
  readonly browserMark: string;
}

function problemsOf(input: SetUpInput): Result<true> {
  const password = problemOfPassword(input.password, input);
  const slug = problemOfSlug(input.slug);
  if (password === null && slug === null) return ok(true);
  return invalidInput({
    ...(password === null ? {} : { password: [password] }),
    ...(slug === null ? {} : { slug: [slug] }),
  });
}

/**
 * Makes the owner and the first workspace, and signs the owner in. Whoever holds the setup token may,
 * once: afterwards, and for all but one of several at once, `CONFLICT` of kind `already_set_up`.
 */
export async function setUpInstance(
  input: SetUpInput,
  { origin, userAgent }: { origin: CallOrigin; userAgent: string },
  now = Date.now(),
): Promise<Result<NewInstallation>> {
  const allowed = await maySetUp(input.token);
  if (!allowed.ok) return allowed;
  const judged = problemsOf(input);
  if (!judged.ok) return judged;
  const { name, email, slug, workspaceName } = input;
  const passwordHash = await hashPassword(input.password);
  const written = await writeNewInstance(
    {
      owner: { name, email, passwordHash },
      workspace: { slug, name: workspaceName },
      origin,
      now,
    },
    (tx, owner) => beginSession(tx, { operatorId: owner.id, userAgent, now }),
  );
  if (!written.ok) return written;
  const browserMark = markOfBrowser({ email, passwordChangedAt: new Date(now) }, now);
  return ok({ workspaceSlug: slug, sessionToken: written.value, browserMark });
}
