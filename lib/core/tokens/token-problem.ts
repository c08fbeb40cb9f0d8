import type { Base64urlFault } from './base64url';
import type { JsonObject } from './json-value';
import type { JsonFault } from './parse-json';

export type TokenPartName = 'header' | 'payload' | 'signature';

/** What keeps a text from being a token that can be read: a code that is shipped, and the cause. */
export type TokenProblem =
  | { readonly code: 'TOKEN_TOO_LARGE'; readonly kind: 'too_large'; readonly size: number }
  | { readonly code: 'TOKEN_TOO_LARGE'; readonly kind: 'too_deep'; readonly part: TokenPartName }
  | MalformedToken;

export type MalformedToken = { readonly code: 'MALFORMED_TOKEN' } & (
  | { readonly kind: 'empty' }
  | { readonly kind: 'white_space'; readonly at: number }
  | { readonly kind: 'opaque' }
  | { readonly kind: 'json_serialization' }
  | { readonly kind: 'parts'; readonly count: number }
  | { readonly kind: 'encrypted'; readonly header: JsonObject | null }
  | { readonly kind: 'nested'; readonly header: JsonObject }
  | { readonly kind: 'detached'; readonly header: JsonObject }
  | ({ readonly kind: 'part'; readonly part: TokenPartName } & PartFault)
);

/** What is wrong inside one of the three parts; `at` counts from the start of that part. */
export type PartFault =
  | { readonly fault: 'base64url'; readonly reason: Base64urlFault; readonly at: number }
  | { readonly fault: 'utf8' }
  | { readonly fault: 'empty' }
  | { readonly fault: 'not_an_object' }
  | { readonly fault: 'json'; readonly json: Exclude<JsonFault, { kind: 'too_deep' }> };
