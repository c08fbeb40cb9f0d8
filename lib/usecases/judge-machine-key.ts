import { acceptedMachineKey, refusedMachineKey } from '@/lib/core/access/machine-key-verdict';
import type { Environment } from '@/lib/core/providers/draft';
import type { Refused, ValidMachineKey } from '@/lib/core/tokens/verdict';
import { noteKeyUse } from './key-uses';
import { type FoundKey, findPresentedKey } from './known-keys';

/** Where a token is judged: the environment of one workspace. */
interface Scope {
  readonly workspaceId: string;
  readonly environment: Environment;
}

/**
 * Judges a machine key that was shown as a token; `now` in epoch milliseconds. One of another
 * workspace or environment is as unknown as none. At once where the key is held; throws where
 * storage does not answer.
 */
export function judgeMachineKey(
  scope: Scope,
  presented: string,
  now: number,
): ValidMachineKey | Refused | Promise<ValidMachineKey | Refused> {
  const found = findPresentedKey(presented, 'machine', now);
  return found instanceof Promise
    ? found.then((value) => verdictOf(scope, value, now))
    : verdictOf(scope, found, now);
}

function verdictOf(scope: Scope, found: FoundKey, now: number): ValidMachineKey | Refused {
  if (!('known' in found)) return refusedMachineKey(found.outcome);
  const { key, expiresAtMs } = found.known;
  const foreign = key.workspaceId !== scope.workspaceId || key.environment !== scope.environment;
  if (foreign) return refusedMachineKey('unknown');
  if (found.outcome !== 'good') return refusedMachineKey(found.outcome);
  noteKeyUse(key.id, now);
  return acceptedMachineKey(key, expiresAtMs);
}
