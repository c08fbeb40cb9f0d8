import type { Identity, IdentityProfile } from '@/lib/core/access/identity';
import { processWide } from '@/lib/platform/process-wide';

/** How long a profile is taken for true before the service is asked again: 15 seconds. */
const KEPT_MS = 15_000;
/** One without a verified address is looked at again so soon: its owner is about to mend it. 2 seconds. */
const UNFIT_MS = 2000;
const MOST = 1000;

interface Kept {
  readonly profile: IdentityProfile;
  readonly until: number;
}

const held = processWide('identity-profiles', () => new Map<string, Kept>());

/**
 * The profile of a user of a service, asked for at most every 15 seconds (every 2
 * while it has no verified address), so that somebody whom
 * nobody gave access cannot make this console ask at each of his requests. Throws what `load` throws.
 */
export async function profileOf(
  { source, subject }: Identity,
  load: () => Promise<IdentityProfile>,
  now = Date.now(),
): Promise<IdentityProfile> {
  const key = JSON.stringify([source, subject]);
  const kept = held.get().get(key);
  if (kept !== undefined && kept.until > now) return kept.profile;
  const profile = await load();
  if (held.get().size >= MOST) held.get().clear();
  const fit = profile.email !== null && profile.emailVerified;
  held.get().set(key, { profile, until: now + (fit ? KEPT_MS : UNFIT_MS) });
  return profile;
}
