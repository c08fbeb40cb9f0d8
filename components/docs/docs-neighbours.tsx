import { ArrowLeft, ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { docsHref, docsNeighbours } from '@/lib/core/docs/docs-pages';
import { buttonLook } from '../ui/button-look';

/** The pages before and after this one. */
export function DocsNeighbours({ name }: { name: string }) {
  const { previous, next } = docsNeighbours(name);
  return (
    <nav
      aria-label="Previous and next page"
      className="mt-6 flex flex-wrap gap-2 border-t border-line pt-6"
    >
      {previous && (
        <Link href={docsHref(previous.name)} prefetch={false} className={buttonLook()}>
          <ArrowLeft aria-hidden />
          <span className="sr-only">Previous: </span>
          {previous.title}
        </Link>
      )}
      {next && (
        <Link href={docsHref(next.name)} prefetch={false} className={`${buttonLook()} ml-auto`}>
          <span className="sr-only">Next: </span>
          {next.title}
          <ArrowRight aria-hidden />
        </Link>
      )}
    </nav>
  );
}
