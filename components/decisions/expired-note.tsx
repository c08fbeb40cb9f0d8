import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { RelativeTime } from '@/components/ui/relative-time';

/** Said before a decision on a token that the API refuses by now. */
export function ExpiredNote({ at, debuggerHref }: { at: number; debuggerHref: string }) {
  return (
    <p className="grid grid-cols-[14px_minmax(0,1fr)] gap-x-2 border-b border-line bg-warn-soft px-4 py-2.5 text-13 text-ink-2">
      <TriangleAlert className="mt-0.75 size-3.5 text-warn" aria-hidden />
      <span>
        <b className="font-strong text-ink">The token is expired</b>, <Moment at={at} />: beyond the
        clock tolerance of its provider the API answers{' '}
        <code className="font-mono">TOKEN_EXPIRED</code>, whatever policies say. What follows is as
        if it were valid; the{' '}
        <Link href={debuggerHref} prefetch={false} className="link">
          debugger
        </Link>{' '}
        judges it.
      </span>
    </p>
  );
}

/** `exp` may be any number, also one that no calendar has. */
function Moment({ at }: { at: number }) {
  return Number.isNaN(new Date(at).getTime()) ? 'long ago' : <RelativeTime at={at} />;
}
