import { permissionsOfScopes, type Scope } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import type { KeyCaller } from '@/lib/core/access/key-caller';
import { readBundle } from '@/lib/core/bundle/read-bundle';
import type { TrustBundle } from '@/lib/core/bundle/trust-bundle';
import type { Environment } from '@/lib/core/providers/draft';
import { mapInSlices } from '@/lib/platform/in-slices';
import { type GetBundleOptions, getBundle } from '@/lib/usecases/get-bundle';
import { callerOf, unwrap } from './factories';
import { followNow } from './keys';

/** Slug of the workspace of `applicationOf`, whatever is stored. */
export const BUNDLE_SLUG = 'acme';

/** An application that calls with a key of a workspace, without any row of a key. */
export function applicationOf(
  { workspaceId }: Pick<Caller, 'workspaceId'>,
  environment: Environment = 'production',
  scopes: readonly Scope[] = ['bundle'],
): KeyCaller {
  return {
    ...callerOf(workspaceId),
    workspaceSlug: BUNDLE_SLUG,
    environment,
    permissions: permissionsOfScopes(scopes),
    keyId: 'key_test',
    scopes,
  };
}

/** The text of the bundle that holds now. */
export async function bundleTextOf(caller: KeyCaller, options?: GetBundleOptions): Promise<string> {
  await followNow();
  return unwrap(await getBundle(caller, options)).text.bytes.toString();
}

/** The bundle that holds now, read as the SDK reads it, which refuses what it does not know. */
export async function bundleOf(
  caller: KeyCaller,
  options?: GetBundleOptions,
): Promise<TrustBundle> {
  const read = await readBundle(JSON.parse(await bundleTextOf(caller, options)), { mapInSlices });
  if (!read.ok) throw new Error(read.message);
  return read.bundle;
}
