import type { ApiKey } from '@/lib/core/access/api-key';

const HIDDEN = '•'.repeat(8);

/** A command as it is shown, the key hidden but for its prefix, and as it is copied. */
export interface CurlExample {
  readonly shown: string;
  readonly copied: string;
  /** What must be put into variables first; empty: nothing. */
  readonly needed: string;
}

/** A command that tries a new key: as the caller's key, or as the token that is judged. */
export function curlExample(key: ApiKey, plaintext: string, apiUrl: string): CurlExample {
  const write = key.kind === 'machine' ? asToken : asCaller;
  const { grants } = key;
  return {
    shown: write(`${key.prefix}${HIDDEN}`, apiUrl, grants),
    copied: write(plaintext, apiUrl, grants),
    needed: neededOf(key),
  };
}

function neededOf({ kind, grants }: ApiKey): string {
  if (kind === 'machine')
    return 'Put an API key with the scope verify into $CLAIMCHECK_API_KEY first.';
  return grants.includes('verify') ? 'Put a token into $TOKEN first.' : '';
}

function asCaller(secret: string, apiUrl: string, grants: readonly string[]): string {
  if (!grants.includes('verify')) {
    return `curl -sS '${apiUrl}/v1/api-keys/self' \\\n  -H 'Authorization: Bearer ${secret}'`;
  }
  return verify(apiUrl, secret, '$TOKEN');
}

function asToken(secret: string, apiUrl: string): string {
  return verify(apiUrl, '$CLAIMCHECK_API_KEY', secret);
}

/** Double quotes, so that the shell puts in what it holds in a variable. */
function verify(apiUrl: string, key: string, token: string): string {
  return [
    `curl -sS '${apiUrl}/v1/verify' \\`,
    `  -H "Authorization: Bearer ${key}" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d "{\\"token\\": \\"${token}\\"}"`,
  ].join('\n');
}
