import Link from 'next/link';
import { unmappedAttributes } from '@/lib/core/claims/unmapped-attributes';
import type { ExplainedDecision } from '@/lib/core/policies/decision';
import { showName } from '@/lib/core/policies/show-value';
import { InlineCode } from '../ui/inline-code';
import type { Subject } from './use-subject';

interface NoMappingProps {
  workspace: string;
  subject: Subject;
  explained: ExplainedDecision;
}

/** Says which attributes were missed although the token has a claim for them, and where to map it. */
export function NoMapping({ workspace, subject, explained }: NoMappingProps) {
  if (subject.kind !== 'read' || subject.subject.missing === 'unreadable') return null;
  const { claims, rows, provider } = subject.subject;
  const mappings = rows.map(({ mapping }) => mapping);
  const found = unmappedAttributes(explained.trace, claims, mappings);
  if (found.length === 0) return null;
  return (
    <div className="grid gap-1 border-t border-line bg-warn-soft px-4 py-2.5 text-13 wrap-anywhere text-ink-2">
      {found.map(({ attribute, claim }) => (
        <p key={attribute}>
          No mapping makes <InlineCode>{showName(attribute)}</InlineCode>; this token has the claim{' '}
          <InlineCode>{showName(claim)}</InlineCode>.
        </p>
      ))}
      <p>
        <Link href={`/${workspace}/claims/${provider.id}`} prefetch={false} className="link">
          Map it in the claims of <bdi>{showName(provider.name)}</bdi>
        </Link>
      </p>
    </div>
  );
}
