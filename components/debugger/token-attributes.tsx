import { TriangleAlert } from 'lucide-react';
import { Panel } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import { MappedRows } from '../decisions/mapped-rows';
import { NotFetchedCallout } from '../decisions/not-fetched';
import type { Subject } from '../decisions/use-subject';

interface TokenAttributesProps {
  subject: Subject;
  /** The token does not verify, so that policies never see them. */
  refused: boolean;
}

/** The attributes and permissions of a token, each with how it was read. */
export function TokenAttributes({ subject, refused }: TokenAttributesProps) {
  return (
    <section aria-labelledby="attributes" className="grid gap-3">
      <h3 id="attributes" className="flex flex-wrap items-baseline gap-x-2 text-14 font-semibold">
        {refused ? 'What its attributes would be' : 'Attributes'}{' '}
        <span className="text-12 font-normal text-ink-3">
          {subject.kind === 'read' ? `by the mappings of ${subject.subject.provider.name}` : ''}
        </span>
      </h3>
      {refused ? (
        <p className="flex items-start gap-1.5 text-13 text-warn">
          <TriangleAlert className="mt-0.75 size-3.5" aria-hidden />
          The token is refused: no policy sees these, and anyone could have written them.
        </p>
      ) : null}
      {subject.kind === 'read' ? (
        <Panel className="overflow-hidden">
          <MappedRows subject={subject.subject} />
        </Panel>
      ) : subject.kind === 'problem' ? (
        <p className="text-13 text-ink-2">{subject.sentence}</p>
      ) : subject.kind === 'failed' ? (
        <NotFetchedCallout {...subject} />
      ) : (
        <Skeleton shape="h-24 rounded-3" />
      )}
    </section>
  );
}
