/** A page of the documentation: the file `docs/<name>.md`, and what menus call it. */
export interface DocsPage {
  readonly name: string;
  readonly title: string;
}

export interface DocsGroup {
  readonly label: string;
  readonly pages: readonly DocsPage[];
}

const page = (name: string, title: string): DocsPage => ({ name, title });

/** Every page that the console shows, in the order in which one reads them. */
export const DOCS_GROUPS: readonly DocsGroup[] = [
  {
    label: 'Begin',
    pages: [
      page('index', 'Overview'),
      page('quick-start', 'Quick start'),
      page('concepts', 'Concepts'),
      page('console', 'Around the console'),
    ],
  },
  {
    label: 'Providers',
    pages: [
      page('auth0', 'Auth0'),
      page('clerk', 'Clerk'),
      page('workos', 'WorkOS'),
      page('custom-oidc', 'Custom OIDC'),
      page('tokens-in-your-app', 'Tokens in your app'),
    ],
  },
  {
    label: 'Authorization',
    pages: [
      page('claims', 'Claim mappings'),
      page('policies', 'Policies'),
      page('simulator', 'Simulator'),
    ],
  },
  {
    label: 'Integrate',
    pages: [
      page('sdk', 'SDK for Node'),
      page('adapters', 'Express, Fastify, Next.js'),
      page('api', 'HTTP API'),
      page('authorization', 'Authorization over HTTP'),
      page('forward-auth', 'Forward-auth'),
      page('local-mode', 'Local mode'),
      page('bundle', 'Trust bundle'),
    ],
  },
  {
    label: 'Run',
    pages: [
      page('operating', 'Operating'),
      page('command-line', 'Command line'),
      page('security-model', 'Security model'),
    ],
  },
  { label: 'Look up', pages: [page('codes', 'Codes')] },
];

/** Every page, in order. */
export const DOCS_PAGES: readonly DocsPage[] = DOCS_GROUPS.flatMap(({ pages }) => pages);

/** Where the console shows a page; that of `index` is the documentation's own address. */
export function docsHref(name: string): string {
  return name === 'index' ? '/docs' : `/docs/${name}`;
}

/** The page of this name; null: there is none. */
export function docsPage(name: string): DocsPage | null {
  return DOCS_PAGES.find((each) => each.name === name) ?? null;
}

/** The label of the group that a page stands in. */
export function docsGroupOf(name: string): string {
  return DOCS_GROUPS.find(({ pages }) => pages.some((each) => each.name === name))?.label ?? 'Docs';
}

/** The pages before and after one in the order of reading; null at either end. */
export function docsNeighbours(name: string): {
  readonly previous: DocsPage | null;
  readonly next: DocsPage | null;
} {
  const at = DOCS_PAGES.findIndex((each) => each.name === name);
  return { previous: DOCS_PAGES[at - 1] ?? null, next: DOCS_PAGES[at + 1] ?? null };
}

/** The place of the documentation that explains a code; of a code that it knows. */
export function codeHref(code: string): string {
  return `/docs/codes#${code.toLowerCase()}`;
}
