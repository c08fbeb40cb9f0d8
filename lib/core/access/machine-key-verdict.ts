import type { MachineKeyCode, Refused, ValidMachineKey } from '../tokens/verdict';

/** Why a machine key is refused. `unknown`: no such key, or another secret. */
export type MachineKeyRefusal = 'malformed' | 'other_kind' | 'unknown' | 'revoked' | 'expired';

const REFUSALS: Readonly<Record<MachineKeyRefusal, readonly [MachineKeyCode, string]>> = {
  malformed: ['MALFORMED_MACHINE_KEY', 'Malformed API key.'],
  other_kind: ['MALFORMED_MACHINE_KEY', 'Malformed API key.'],
  unknown: ['INVALID_MACHINE_KEY', 'Invalid API key.'],
  revoked: ['REVOKED_MACHINE_KEY', 'API key has been revoked.'],
  expired: ['EXPIRED_MACHINE_KEY', 'API key has expired.'],
};

/** What a good machine key says of who shows it. */
export interface AcceptedMachineKey {
  readonly id: string;
  readonly name: string;
  /** Its permissions. */
  readonly grants: readonly string[];
}

/** The verdict on a good machine key; `expiresAtMs` in epoch milliseconds, null: it does not end. */
export function acceptedMachineKey(
  { id, name, grants }: AcceptedMachineKey,
  expiresAtMs: number | null,
): ValidMachineKey {
  return {
    valid: true,
    kind: 'machine_key',
    subject: id,
    name,
    permissions: grants,
    expiresAt: expiresAtMs === null ? null : Math.floor(expiresAtMs / 1000),
  };
}

/** The verdict on one that is refused. */
export function refusedMachineKey(outcome: MachineKeyRefusal): Refused {
  const [code, message] = REFUSALS[outcome];
  return {
    valid: false,
    code,
    message,
    expected: null,
    actual: null,
    alsoExpected: [],
    alsoActual: [],
    nearMiss: null,
    check: null,
    providerId: null,
    refetch: false,
    checks: null,
  };
}
