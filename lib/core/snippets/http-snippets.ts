import { goString, pythonString, shellWord } from './quote';
import { API_KEY_VARIABLE } from './sdk-snippets';
import type { CheckSnippet } from './snippet';
import type { SnippetPlace } from './snippet-place';

const WHAT =
  'Asks whether the holder of a token may do something, by the policies of this workspace.';

/** Asks from a shell. */
export function curlSnippet({ apiUrl, workspace }: SnippetPlace): CheckSnippet {
  return {
    what: WHAT,
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
    what: WHAT,
    scopes: ['authorize'],
    install: null,
    files: [
      {
        name: 'claimcheck.py',
        language: 'python',
        code: `import json
import os
from urllib.request import Request, urlopen

API = ${pythonString(apiUrl)}
WORKSPACE = ${pythonString(workspace)}


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
    with urlopen(request, timeout=5) as response:
        return json.load(response)["allowed"] is True
`,
      },
    ],
    note: 'Call `is_allowed(token, "orders", "approve", {"orderAmount": 250})`, and refuse the request where it raises.',
  };
}

/** Asks from Go, with nothing but its standard library. */
export function goSnippet({ apiUrl, workspace }: SnippetPlace): CheckSnippet {
  return {
    what: WHAT,
    scopes: ['authorize'],
    install: null,
    files: [
      {
        name: 'claimcheck/claimcheck.go',
        language: 'go',
        code: `package claimcheck

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"time"
)

const (
	api       = ${goString(apiUrl)}
	workspace = ${goString(workspace)}
)

var client = &http.Client{Timeout: 5 * time.Second}

// Check is what is asked about the holder of a token.
type Check struct {
	Token    string         \`json:"token"\`
	Resource string         \`json:"resource"\`
	Action   string         \`json:"action"\`
	Context  map[string]any \`json:"context,omitempty"\`
}

// IsAllowed tells whether the holder of the token may do this.
// Refuse the request on an error.
func IsAllowed(ctx context.Context, check Check) (bool, error) {
	body, err := json.Marshal(check)
	if err != nil {
		return false, err
	}
	url := api + "/v1/check-authorization"
	request, err := http.NewRequestWithContext(ctx, "POST", url, bytes.NewReader(body))
	if err != nil {
		return false, err
	}
	request.Header.Set("Authorization", "Bearer "+os.Getenv("${API_KEY_VARIABLE}"))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-Claimcheck-Workspace", workspace)
	response, err := client.Do(request)
	if err != nil {
		return false, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return false, fmt.Errorf("claimcheck answered %s", response.Status)
	}
	var answer struct {
		Allowed bool \`json:"allowed"\`
	}
	err = json.NewDecoder(response.Body).Decode(&answer)
	return answer.Allowed, err
}
`,
      },
    ],
    note: null,
  };
}
