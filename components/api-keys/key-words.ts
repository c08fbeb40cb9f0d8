import type { KeyKind, Scope } from '@/lib/core/access/api-key';
import type { Overlap } from '@/lib/core/access/key-overlap';

/** What each kind of key is called, at the beginning of a sentence (`name`) and inside one, and what it is for. */
export const KIND_WORDS: Readonly<
  Record<
    KeyKind,
    { name: string; inside: string; tab: string; purpose: string; grants: string; choice: string }
  >
> = {
  api: {
    name: 'API key',
    inside: 'API key',
    tab: 'API keys',
    purpose:
      'An application calls Claimcheck with an API key: to have its users’ tokens judged, or to manage providers.',
    grants: 'Scopes',
    choice: 'Calls Claimcheck’s API. Its scopes say what for.',
  },
  machine: {
    name: 'Machine key',
    inside: 'machine key',
    tab: 'Machine keys',
    purpose:
      'A job or service shows a machine key where a user’s token would be; verifying it gives the permissions that you choose.',
    grants: 'Permissions',
    choice: 'Is shown as a token, by a job or service that acts as itself.',
  },
};

/** What each scope opens, in one line. */
export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  verify: 'Has tokens judged: /v1/verify and forward-auth.',
  authorize: 'May ask what the holder of a token may do.',
  'providers:read': 'Reads providers and their settings.',
  'providers:write': 'Adds, changes, tests and deletes providers, and refreshes their keys.',
  bundle:
    'Has the trust bundle, to judge tokens and decide without a call: issuers, keys, policies.',
};

/**
 * When a key that was ended is refused. Machine keys are judged in local mode too, API keys by the api alone: what
 * polls with one is refused there.
 */
export const REFUSED_WHEN: Readonly<Record<KeyKind, string>> = {
  api: 'within a second; an application in local mode stops with its next poll, by default after about 5 s',
  machine:
    'within a second; in local mode with the next poll, by default after about 5 s, and within an hour where the api cannot be reached',
};

/** How long the old key works on, as the choices of a rotation. */
export const OVERLAP_CHOICES: readonly { value: `${Overlap}`; seconds: Overlap; label: string }[] =
  [
    { value: '0', seconds: 0, label: 'At once' },
    { value: '3600', seconds: 3600, label: 'In 1 hour' },
    { value: '86400', seconds: 86_400, label: 'In 24 hours' },
    { value: '604800', seconds: 604_800, label: 'In 7 days' },
  ];
