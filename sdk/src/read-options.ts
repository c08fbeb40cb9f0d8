import { API_KEY_MARK, MACHINE_KEY_MARK } from '@/lib/core/access/key-format';
import { problemOfSlug } from '@/lib/core/workspaces/slug';
import { ClaimcheckError } from './errors';
import type { ClaimcheckOptions, LocalOptions } from './options';
import { readBaseUrl } from './read-base-url';
import type { ClaimcheckSettings, LocalSettings } from './settings';

type Variables = Readonly<Record<string, string | undefined>>;

const DEFAULT_TIMEOUT_MS = 5_000;
const DEFAULT_RETRIES = 2;
const MAX_TIMEOUT_MS = 600_000;
const MAX_RETRIES = 10;

const DEFAULT_POLL_INTERVAL_MS = 5_000;
const MIN_POLL_INTERVAL_MS = 250;
const MAX_POLL_INTERVAL_MS = 3_600_000;
const DEFAULT_MAX_AGE_MS = 3_600_000;
const MAX_MAX_AGE_MS = 604_800_000;

/**
 * Reads the options of a client, and what is absent from the variables of the process. Throws
 * `ClaimcheckError` CONFIGURATION with a sentence that says what to do; the API key is never in it.
 */
export function readOptions(
  options: ClaimcheckOptions,
  // biome-ignore lint/style/noProcessEnv: the only place of the SDK that reads variables
  variables: Variables = process.env,
): ClaimcheckSettings {
  const { mode = 'api', fetch = currentFetch, allowInsecureHttp = false } = options;
  if (mode !== 'api' && mode !== 'local') refuse("mode is 'api' or 'local'.");
  if (typeof fetch !== 'function') refuse('fetch is a function such as that of Node.');
  return {
    mode,
    baseUrl: readBaseUrl(
      given(options.baseUrl, variables, 'baseUrl', 'CLAIMCHECK_API_URL'),
      allowInsecureHttp === true,
    ),
    workspaceId: workspaceOf(
      given(options.workspaceId, variables, 'workspaceId', 'CLAIMCHECK_WORKSPACE'),
    ),
    apiKey: apiKeyOf(given(options.apiKey, variables, 'apiKey', 'CLAIMCHECK_API_KEY')),
    timeoutMs: whole('timeoutMs', options.timeoutMs ?? DEFAULT_TIMEOUT_MS, [1, MAX_TIMEOUT_MS]),
    retries: whole('retries', options.retries ?? DEFAULT_RETRIES, [0, MAX_RETRIES]),
    fetch,
    local: localOf(options.local ?? {}),
  };
}

/** Looked up with every call: frameworks put their own in its place. */
const currentFetch: typeof fetch = (input, init) => globalThis.fetch(input, init);

/** The option, or the variable that stands in for it; a variable that is empty is none. */
function given(
  option: unknown,
  variables: Variables,
  name: string,
  variable: keyof typeof MEANINGS,
): string {
  const value = option ?? variables[variable];
  if (value !== undefined && typeof value !== 'string') refuse(`${name} is a text.`);
  const text = value?.trim() ?? '';
  if (text === '') {
    refuse(`${name} is missing: pass it, or set ${variable} to ${MEANINGS[variable]}.`);
  }
  return text;
}

const MEANINGS = {
  CLAIMCHECK_API_URL: 'the address of the api, such as https://claimcheck.example.com',
  CLAIMCHECK_WORKSPACE: 'the slug of the workspace, as in the address of its pages',
  CLAIMCHECK_API_KEY: 'an API key of the workspace (cck_…)',
} as const;

function workspaceOf(slug: string): string {
  const problem = problemOfSlug(slug);
  if (problem === null) return slug;
  return refuse(`workspaceId is the slug of the workspace, as in the address of its pages: acme.`);
}

const PRINTABLE = /^[\x21-\x7e]+$/;

function apiKeyOf(key: string): string {
  if (key.startsWith(MACHINE_KEY_MARK)) {
    refuse(
      'apiKey is a machine key (ccm_…), which is shown as a token. Make an API key (cck_…) in the console.',
    );
  }
  if (!key.startsWith(API_KEY_MARK) || !PRINTABLE.test(key)) {
    refuse('apiKey is no API key: one begins with cck_. Copy it whole, as the console showed it.');
  }
  return key;
}

function localOf(local: LocalOptions): LocalSettings {
  const { cacheFile = null, onStatus = null } = local;
  if (cacheFile !== null && (typeof cacheFile !== 'string' || cacheFile === '')) {
    refuse('local.cacheFile is the path of a file.');
  }
  if (onStatus !== null && typeof onStatus !== 'function') refuse('local.onStatus is a function.');
  const pollIntervalMs = whole(
    'local.pollIntervalMs',
    local.pollIntervalMs ?? DEFAULT_POLL_INTERVAL_MS,
    [MIN_POLL_INTERVAL_MS, MAX_POLL_INTERVAL_MS],
  );
  const maxAge = local.maxAgeMs ?? DEFAULT_MAX_AGE_MS;
  const maxAgeMs = whole('local.maxAgeMs', maxAge, [pollIntervalMs, MAX_MAX_AGE_MS]);
  return { pollIntervalMs, maxAgeMs, cacheFile, onStatus };
}

function whole(name: string, value: number, [least, most]: readonly [number, number]): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  return refuse(`${name} is a whole number from ${least} to ${most}.`);
}

function refuse(message: string): never {
  throw new ClaimcheckError(message, { code: 'CONFIGURATION' });
}
