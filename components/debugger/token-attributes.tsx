import { TriangleAlert } from 'lucide-react';
import { Panel } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import type { Refused } from '@/lib/core/tokens/verdict';
import { MappedRows } from '../decisions/mapped-rows';
import { NotFetchedCallout } from '../decisions/not-fetched';
import type { Subject } from '../decisions/use-subject';

interface TokenAttributesProps {
  subject: Subject;
  /** Why policies never see them; null: they do. */
  refused: Refused | null;
}

/** The attributes and permissions of a token, each with how it was read. */
export function TokenAttributes({ subject, refused }: TokenAttributesProps) {
  return (
    <section aria-labelledby="attributes" className="grid gap-3">
      <h3 id="attributes" className="flex flex-wrap items-baseline gap-x-2 text-14 font-semibold">
        {refused !== null ? 'What its attributes would be' : 'Attributes'}{' '}
        <span className="text-12 font-normal text-ink-3">
          {subject.kind === 'read' ? `by the mappings of ${subject.subject.provider.name}` : ''}
        </span>
      </h3>
      {refused !== null ? (
        <p className="flex items-start gap-1.5 text-13 text-warn">
          <TriangleAlert className="mt-0.75 size-3.5" aria-hidden />
          {refusedWords(refused)}
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

/** Who wrote the claims is known once the signature was found good, whatever failed after it. */
function refusedWords({ checks }: Refused): string {
  const isSigned = checks?.some(
    ({ check, outcome }) => check === 'signature' && outcome === 'passed',
  );
  return isSigned === true
    ? 'The token is refused, so no policy sees these; its signature is good, so its provider wrote them.'
    : 'The token is refused: no policy sees these, and anyone could have written them.';
}
