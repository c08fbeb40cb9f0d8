const STORED = 'claimcheck.recent.page';
/** Two slashes would begin another host. */
const PATH = /^\/[\w-]/;

/**
 * Remembers a page of the console for the way back to it: in this tab with its query, for other tabs by its
 * path alone. Signing out forgets it.
 */
export function rememberLastPage(path: string, query: string): void {
  store('sessionStorage', query === '' ? path : `${path}?${query}`);
  store('localStorage', path);
}

/** The page of the console that was last looked at, in this tab first; null: none is known. */
export function lastPage(): string | null {
  return pathIn('sessionStorage') ?? pathIn('localStorage');
}

type Storage = 'sessionStorage' | 'localStorage';

function store(where: Storage, value: string): void {
  try {
    window[where].setItem(STORED, value);
  } catch {
    // A browser may forbid pages to keep anything; then the way back leads to the start.
  }
}

/** What is stored, if it is a path of this console: pages do not trust what they kept. */
function pathIn(where: Storage): string | null {
  try {
    const stored = window[where].getItem(STORED);
    if (stored === null || !PATH.test(stored)) return null;
    const { origin, pathname, search } = new URL(stored, location.origin);
    return origin === location.origin && PATH.test(pathname) ? pathname + search : null;
  } catch {
    // As above, or it is no address at all.
    return null;
  }
}
