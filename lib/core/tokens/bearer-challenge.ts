/** What a `WWW-Authenticate` header says beside its scheme (RFC 6750, section 3). */
export interface BearerChallenge {
  readonly realm?: string;
  readonly error?: 'invalid_token' | 'insufficient_scope';
  readonly description?: string;
  /** Names that the token lacks; left out where one of them cannot stand there. */
  readonly scope?: readonly string[];
}

/** The value of `WWW-Authenticate` (RFC 6750, section 3); what is not given is left out. */
export function bearerChallenge({ realm, error, description, scope }: BearerChallenge): string {
  const parameters = [
    realm === undefined ? null : parameter('realm', realm),
    error === undefined ? null : parameter('error', error),
    description === undefined ? null : parameter('error_description', description),
    scope?.every(isScopeToken) === true ? parameter('scope', scope.join(' ')) : null,
  ].filter((text) => text !== null);
  return parameters.length === 0 ? 'Bearer' : `Bearer ${parameters.join(', ')}`;
}

function parameter(name: string, text: string): string {
  return `${name}="${quotedText(text)}"`;
}

/** A text between quotes: what the section does not allow there is replaced. */
function quotedText(text: string): string {
  return text.replaceAll(/["\\]/g, "'").replaceAll(/[^ -~]/g, '?');
}

/** RFC 6749, section 3.3. */
function isScopeToken(name: string): boolean {
  return /^[!#-[\]-~]+$/.test(name);
}
