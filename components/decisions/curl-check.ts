import type { JsonObject } from '@/lib/core/tokens/json-value';

interface CurlQuestion {
  readonly resource: string;
  readonly action: string;
  readonly context: JsonObject;
}

/**
 * The question as a command for a shell. Key and token are variables there, so that the text may be
 * shown to anybody; everything else stands between single quotes, where a shell reads nothing.
 */
export function curlCheck(apiUrl: string, { resource, action, context }: CurlQuestion): string {
  const rest = {
    resource,
    action,
    ...(Object.keys(context).length > 0 && { context }),
  };
  const members = Object.entries(rest).map(
    ([name, value]) => `"${name}": ${JSON.stringify(value)}`,
  );
  // The token's place in the body; the quote ends, the shell puts the token in, and the quote begins anew.
  const body = `{"token": "'"$TOKEN"'", ${members.join(', ').replaceAll("'", "'\\''")}}`;
  return [
    `curl -sS '${apiUrl}/v1/check-authorization' \\`,
    `  -H "Authorization: Bearer $CLAIMCHECK_API_KEY" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${body}'`,
  ].join('\n');
}
