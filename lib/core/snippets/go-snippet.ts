import { ASKS } from './http-snippets';
import { goString } from './quote';
import { API_KEY_VARIABLE } from './sdk-snippets';
import type { CheckSnippet } from './snippet';
import type { SnippetPlace } from './snippet-place';

/** Asks from Go, with nothing but its standard library. */
export function goSnippet(place: SnippetPlace): CheckSnippet {
  return {
    what: ASKS,
    scopes: ['authorize'],
    install: null,
    files: [
      { name: 'claimcheck/claimcheck.go', language: 'go', code: `${head(place)}\n${IS_ALLOWED}` },
    ],
    note: null,
  };
}

function head({ apiUrl, workspace }: SnippetPlace): string {
  return `package claimcheck

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

// A redirect would take the key and the token along.
var client = &http.Client{
	Timeout: 5 * time.Second,
	CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse
	},
}

// Check is what is asked about the holder of a token.
type Check struct {
	Token    string         \`json:"token"\`
	Resource string         \`json:"resource"\`
	Action   string         \`json:"action"\`
	Context  map[string]any \`json:"context,omitempty"\`
}
`;
}

/** A redirect is no answer either: its status is not 200. */
const IS_ALLOWED = `// IsAllowed tells whether the holder of the token may do this.
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
`;
