import { BookOpen, CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

interface VerdictFrameProps {
  tone: 'good' | 'bad' | 'warn';
  title: string;
  lead: ReactNode;
  children?: ReactNode;
}

const FRAMES = { good: 'border-good-line', bad: 'border-bad-line', warn: 'border-warn-line' };
const ICONS = {
  good: <CircleCheck className="mt-0.75 size-4 text-good" aria-hidden />,
  bad: <CircleX className="mt-0.75 size-4 text-bad" aria-hidden />,
  warn: <TriangleAlert className="mt-0.75 size-4 text-warn" aria-hidden />,
};

/** A verdict with its headline, a sentence below it, and what follows. */
export function VerdictFrame({ tone, title, lead, children }: VerdictFrameProps) {
  return (
    <section
      aria-labelledby="verdict"
      className={cn('grid min-w-0 gap-5 rounded-3 border bg-surface p-5 max-sm:p-4', FRAMES[tone])}
    >
      <div className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-3">
        {ICONS[tone]}
        <div className="grid min-w-0 gap-1">
          <h3 id="verdict" className="scroll-mt-4 text-15 font-semibold wrap-anywhere">
            {title}
          </h3>
          <p className="text-13 wrap-anywhere text-ink-2">{lead}</p>
        </div>
      </div>
      {children}
    </section>
  );
}

/** Leads to a part of the guide on the provider's page. */
export function ToGuide({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} prefetch={false} className="link inline-flex items-center gap-1.5">
      <BookOpen className="size-3.5" aria-hidden />
      {children}
    </Link>
  );
}
