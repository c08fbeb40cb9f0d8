const USER_INFO = /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*@/i;

/** What an address holds beyond scheme, host and path, which may be secret; null: nothing. */
export function beyondPlain(address: string): 'user' | 'query' | null {
  if (USER_INFO.test(address)) return 'user';
  return /[?#]/.test(address) ? 'query' : null;
}
