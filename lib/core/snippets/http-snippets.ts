import { pythonString, shellWord } from './quote';
import { API_KEY_VARIABLE } from './sdk-snippets';
import type { CheckSnippet } from './snippet';
import type { SnippetPlace } from './snippet-place';

/** What every way over plain HTTP does. */
export const ASKS =
  'Asks whether the holder of a token may do something, by the policies of this workspace.';

/** Asks from a shell. */
export function curlSnippet({ apiUrl, workspace }: SnippetPlace): CheckSnippet {
  return {
    what: ASKS,
    scopes: ['authorize'],
    install: null,
    files: [
      {
        name: 'Shell',
        language: 'bash',
        code: `curl -sS ${shellWord(`${apiUrl}/v1/check-authorization`)} \\
  -H "Authorization: Bearer $${API_KEY_VARIABLE}" \\
  -H ${shellWord(`X-Claimcheck-Workspace: ${workspace}`)} \\
  -H 'Content-Type: application/json' \\
  --data-binary @- <<JSON
{
  "token": "$TOKEN",
  "resource": "orders",
  "action": "approve",
  "context": {"orderAmount": 250}
}
JSON
`,
      },
    ],
    note: '`TOKEN` holds the token, without `Bearer`. Add `"explain": true` to see how it was decided.',
  };
}

/** Asks from Python 3, with nothing but its standard library. */
export function pythonSnippet({ apiUrl, workspace }: SnippetPlace): CheckSnippet {
  return {
    what: ASKS,
    scopes: ['authorize'],
    install: null,
    files: [
      {
        name: 'claimcheck.py',
        language: 'python',
        code: `import json
import os
from urllib.request import HTTPRedirectHandler, Request, build_opener

API = ${pythonString(apiUrl)}
WORKSPACE = ${pythonString(workspace)}


class NoRedirect(HTTPRedirectHandler):
    """A redirect would take the key along, and its answer would be believed."""

    def redirect_request(self, *_):
        return None


opener = build_opener(NoRedirect)


def is_allowed(token, resource, action, context=None):
    """Whether the holder of a token may do this; raises where there is no answer."""
    check = {"token": token, "resource": resource, "action": action}
    if context is not None:
        check["context"] = context
    request = Request(
        API + "/v1/check-authorization",
        data=json.dumps(check).encode(),
        headers={
            "Authorization": "Bearer " + os.environ["${API_KEY_VARIABLE}"],
            "Content-Type": "application/json",
            "X-Claimcheck-Workspace": WORKSPACE,
        },
    )
    with opener.open(request, timeout=5) as response:
        return json.load(response)["allowed"] is True
`,
      },
    ],
    note: 'Call `is_allowed(token, "orders", "approve", {"orderAmount": 250})`, and refuse the request where it raises.',
  };
}
