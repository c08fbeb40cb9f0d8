/** First path segments that are routes of the console, now or foreseeably; never a workspace. */
const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  'about',
  'account',
  'admin',
  'api',
  'app',
  'assets',
  'auth',
  'callback',
  'claimcheck',
  'console',
  'docs',
  'favicon',
  'fonts',
  'health',
  'healthz',
  'help',
  'icons',
  'images',
  'instance',
  'invitation',
  'invite',
  'login',
  'logout',
  'metrics',
  'new',
  'next',
  'null',
  'onboarding',
  'providers',
  'public',
  'readyz',
  'robots',
  'settings',
  'setup',
  'sign-in',
  'sign-out',
  'sign-up',
  'static',
  'status',
  'undefined',
  'v1',
  'v2',
  'well-known',
  'workspaces',
  '_next',
]);

/** A slug has 2 to 40 characters. */
const MAX_SLUG_LENGTH = 40;
const SHAPE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const COMBINING_MARKS = /\p{M}+/gu;

/** The slug that a workspace's name suggests; empty when the name holds no letter a–z or digit. */
export function slugFromName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(COMBINING_MARKS, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG_LENGTH)
    .replace(/^-+|-+$/g, '');
}

/** What is wrong with a slug, as a sentence for its field; null when it may be used. */
export function problemOfSlug(slug: string): string | null {
  if (slug.length < 2) return 'An address has at least 2 characters: a to z, 0 to 9, hyphens.';
  if (slug.length > MAX_SLUG_LENGTH) return `An address has at most ${MAX_SLUG_LENGTH} characters.`;
  if (!SHAPE.test(slug)) {
    return 'Use a to z, 0 to 9 and single hyphens between them, as in acme-staging.';
  }
  if (RESERVED_SLUGS.has(slug)) return `“${slug}” is an address of the console itself.`;
  return null;
}
