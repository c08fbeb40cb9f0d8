import { createHash } from 'node:crypto';
import { readKey } from '@/lib/core/access/key-format';
import {
  type AcceptedMachineKey,
  acceptedMachineKey,
  refusedMachineKey,
} from '@/lib/core/access/machine-key-verdict';
import type { BundledMachineKey } from '@/lib/core/bundle/trust-bundle';
import type { Refused, ValidMachineKey } from '@/lib/core/tokens/verdict';
import { mapInSlices } from '@/lib/platform/in-slices';
import { frozen } from './local-parts';

/** A machine key as it is held for judging. */
export interface LocalMachineKey {
  readonly accepted: AcceptedMachineKey;
  /** Epoch milliseconds; null: it does not end. */
  readonly expiresAtMs: number | null;
  readonly revoked: boolean;
}

type Keys = ReadonlyMap<string, LocalMachineKey>;

/** The machine keys of a bundle, by the SHA-256 (hex) of their text. */
export async function localMachineKeys(keys: readonly BundledMachineKey[]): Promise<Keys> {
  return new Map(await mapInSlices(keys, entryOf));
}

function entryOf(key: BundledMachineKey): readonly [string, LocalMachineKey] {
  const { digest, id, name, permissions, expiresAt, revokedAt } = key;
  const expiresAtMs = expiresAt === null ? null : Date.parse(expiresAt);
  const accepted = { id, name, grants: permissions };
  return [digest, frozen({ accepted, expiresAtMs, revoked: revokedAt !== null })];
}

/**
 * Judges a machine key that was shown as a token: shape, checksum, digest, revocation, expiry. Found by the
 * digest of its whole text, which has 256 random bits, so how long that takes tells nothing. `now` in epoch
 * milliseconds.
 */
export function judgeLocalMachineKey(
  keys: Keys,
  presented: string,
  now: number,
): ValidMachineKey | Refused {
  const read = readKey(presented);
  if (read.outcome === 'malformed') return refusedMachineKey('malformed');
  if (read.kind !== 'machine') return refusedMachineKey('other_kind');
  if (read.outcome === 'wrong_checksum') return refusedMachineKey('malformed');
  const known = keys.get(createHash('sha256').update(presented).digest('hex'));
  if (known === undefined) return refusedMachineKey('unknown');
  const { accepted, expiresAtMs, revoked } = known;
  if (revoked) return refusedMachineKey('revoked');
  if (expiresAtMs !== null && expiresAtMs <= now) return refusedMachineKey('expired');
  return acceptedMachineKey(accepted, expiresAtMs);
}
