import type { Overlap } from '@/lib/core/access/key-overlap';
import { OVERLAPS } from '@/lib/core/access/key-overlap';
import { ok } from '@/lib/core/result';
import { inWorkspaceOf } from '@/lib/usecases/command-line';
import { findApiKey } from '@/lib/usecases/find-api-key';
import { revokeApiKey } from '@/lib/usecases/revoke-api-key';
import { rotateApiKey } from '@/lib/usecases/rotate-api-key';
import { keyFacts } from './api-key-words';
import { type Command, type CommandInput, UsageError } from './command';
import { lengthOf, minuteOf } from './time-words';

/** `claimcheck api-key revoke`. */
export const apiKeyRevoke: Command = {
  name: 'api-key revoke',
  summary: 'Ends a key for good, within a second in every process.',
  usage: '<id or prefix> --workspace <slug>',
  help: [
    'The prefix is what api-key list shows, as cck_live_7Kd0PqzXw3Ra.',
    'Keys that came from it by rotating itself are revoked with it.',
  ],
  words: 1,
  flags: [],
  options: ['workspace'],
  required: ['workspace'],
  run: ({ words: [idOrPrefix = ''], options }: CommandInput) =>
    inWorkspaceOf(options.get('workspace') ?? '', async (caller) => {
      const found = await findApiKey(caller, idOrPrefix);
      if (!found.ok) return found;
      const done = await revokeApiKey(caller, { id: found.value.id });
      if (!done.ok) return done;
      const changed = found.value.revokedAt === null;
      const line = `${done.value.name} (${done.value.prefix}…) ${changed ? 'is' : 'was'} revoked${changed ? '' : ' before'}.`;
      return ok({ lines: [line], values: { key: done.value, changed } });
    }),
};

/** `claimcheck api-key rotate`. */
export const apiKeyRotate: Command = {
  name: 'api-key rotate',
  summary: 'Makes a key in the place of another, and prints it this once.',
  usage: '<id or prefix> --workspace <slug> [--overlap 0|1h|24h|7d]',
  help: [
    'Name, environment and grants stay. The old key goes on working for the overlap, by default 24h.',
    'Standard output has the new key and nothing else.',
  ],
  words: 1,
  flags: [],
  options: ['workspace', 'overlap'],
  required: ['workspace'],
  run: ({ words: [idOrPrefix = ''], options, tell }: CommandInput) => {
    const overlapSeconds = overlapOf(options.get('overlap') ?? '24h');
    return inWorkspaceOf(options.get('workspace') ?? '', async (caller) => {
      const found = await findApiKey(caller, idOrPrefix);
      if (!found.ok) return found;
      const done = await rotateApiKey(caller, { id: found.value.id, overlapSeconds });
      if (!done.ok) return done;
      const { key, replaced, plaintext } = done.value;
      tell(`The new key of ${key.name}: ${keyFacts(key)}. Its id is ${key.id}.`);
      tell(`The old one (${replaced.prefix}…) ends ${endOf(replaced.expiresAt)}.`);
      return ok({ lines: [plaintext], values: done.value });
    });
  },
};

function overlapOf(typed: string): Overlap {
  const length = lengthOf(typed);
  const overlap = OVERLAPS.find((seconds) => seconds * 1000 === length);
  if (overlap !== undefined) return overlap;
  throw new UsageError('--overlap is one of: 0, 1h, 24h, 7d.');
}

function endOf(expiresAt: string | null): string {
  return expiresAt === null ? 'never' : minuteOf(new Date(expiresAt));
}
