const MOST = 8;

/** Of the operator too: others may sign in with the same browser. */
const storedAt = (slug: string, operatorId: string) => `claimcheck.recent.${operatorId}.${slug}`;

/** The id of what a page is about, such as `prv_…`; null for a list or a tool. */
export function idInPath(path: string): string | null {
  return /\/((?:prv|pol)_[a-z2-7]{24})$/.exec(path)?.[1] ?? null;
}

/**
 * The providers and policies of a workspace that an operator was at in this browser, newest first: the paths of their
 * pages, and nothing else of them.
 */
export function recentPlaces(slug: string, operatorId: string): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storedAt(slug, operatorId)) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.filter((path): path is string => isPathOf(slug, path)).slice(0, MOST);
  } catch {
    // Nothing may be kept here, or something else was: then there is nothing recent.
    return [];
  }
}

/** Puts a page before all others that are remembered of the workspace; eight are kept. */
export function rememberPlace(slug: string, operatorId: string, path: string): void {
  if (!isPathOf(slug, path)) return;
  const others = recentPlaces(slug, operatorId).filter((each) => each !== path);
  try {
    localStorage.setItem(
      storedAt(slug, operatorId),
      JSON.stringify([path, ...others].slice(0, MOST)),
    );
  } catch {
    // Nothing may be kept here; the palette then has no recent pages.
  }
}

/** Without a query, which could say what was searched for. */
function isPathOf(slug: string, path: unknown): boolean {
  return typeof path === 'string' && path.startsWith(`/${slug}/`) && /^[\w/-]+$/.test(path);
}
