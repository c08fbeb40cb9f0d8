import Link from 'next/link';
import { docsHref, docsPage } from '@/lib/core/docs/docs-pages';
import { API_KEY_VARIABLE } from '@/lib/core/snippets/sdk-snippets';
import type { CheckSnippet, CheckWay } from '@/lib/core/snippets/snippet';
import type { SnippetPlace } from '@/lib/core/snippets/snippet-place';
import { ENVIRONMENT_WORDS } from '../ui/environment-words';
import { InlineCode } from '../ui/inline-code';

/** The page of the documentation on each way. */
const PAGES: Readonly<Record<CheckWay, string>> = {
  node: 'sdk',
  express: 'adapters',
  fastify: 'adapters',
  next: 'adapters',
  curl: 'authorization',
  python: 'authorization',
  go: 'authorization',
  nginx: 'forward-auth',
};

interface KeyNeededProps {
  readonly place: SnippetPlace;
  readonly scopes: CheckSnippet['scopes'];
  readonly way: CheckWay;
}

/** The code names a variable; the key itself is shown once, when it is made. */
export function KeyNeeded({ place, scopes, way }: KeyNeededProps) {
  return (
    <p>
      Set <InlineCode>{API_KEY_VARIABLE}</InlineCode> to an{' '}
      <Link href={`/${place.workspace}/api-keys`} className="link">
        API key
      </Link>{' '}
      for {ENVIRONMENT_WORDS[place.environment]} with the scope{scopes.length > 1 && 's'}{' '}
      {scopes.map((scope, index) => (
        <span key={scope}>
          {index > 0 && ' and '}
          <InlineCode>{scope}</InlineCode>
        </span>
      ))}
      . <MoreAbout name={PAGES[way]} />
    </p>
  );
}

function MoreAbout({ name }: { name: string }) {
  const page = docsPage(name);
  if (page === null) return null;
  return (
    <>
      More:{' '}
      <Link href={docsHref(page.name)} className="link">
        {page.title}
      </Link>
    </>
  );
}
