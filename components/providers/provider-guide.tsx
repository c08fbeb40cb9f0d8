import { ExternalLink } from 'lucide-react';
import type { ProviderType } from '@/lib/core/providers/draft';
import { guideHref } from '@/lib/core/providers/guide-href';
import { guideOf } from '@/lib/core/providers/guides';
import { REPORT_PROBLEMS } from '@/lib/core/providers/report-problems';
import { isProblemCode } from '@/lib/core/providers/token-problems';
import { Disclosure } from '../ui/disclosure';
import { GuideHead } from './guide/guide-head';
import { GUIDE_PARTS } from './guide/guide-parts';
import { GuideRows } from './guide/guide-rows';
import { ReportCodes } from './guide/report-codes';
import { TokenRequirements } from './guide/token-requirements';

interface ProviderGuideProps {
  readonly type: ProviderType;
  /** Of the workspace, for the link to the guide's own page. */
  readonly slug: string;
  /** Where the code for applications is, if it is on this page; absent: on the guide's own. */
  readonly useIt?: string;
}

/**
 * The guide beside the form: what to do at the provider, what a token must hold, and what refusals
 * mean. Rendered on the server, so that its text is never part of a script.
 */
export function ProviderGuide({ type, slug, useIt }: ProviderGuideProps) {
  const guide = guideOf(type);
  const symptoms = guide.troubleshooting.filter(({ id }) => !isProblemCode(id));
  return (
    <>
      <GuideHead guide={guide} type={type} />
      <TokenRequirements />
      <GuideRows title="Good to know" rows={guide.sections} type={type} />
      <GuideRows
        title="If a token is refused"
        rows={guide.troubleshooting.filter(({ id }) => isProblemCode(id))}
        type={type}
      />
      <GuideRows title="If something else is wrong" rows={symptoms} type={type}>
        <Disclosure title="Codes of a connection test" summary={`${REPORT_PROBLEMS.length} codes`}>
          <ReportCodes type={type} />
        </Disclosure>
      </GuideRows>
      {useIt === undefined ? (
        <NewTab href={guideHref(slug, type, GUIDE_PARTS.useIt)}>Use it in your app</NewTab>
      ) : (
        <a href={useIt} className="link justify-self-start">
          Use it in your app
        </a>
      )}
      <NewTab href={guideHref(slug, type)}>Read the whole guide</NewTab>
    </>
  );
}

/** So that what is in the form stays. */
function NewTab({ href, children }: { href: string; children: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener"
      className="link inline-flex items-center gap-1.5 justify-self-start text-13"
    >
      {children}
      <span className="sr-only"> in a new tab</span>
      <ExternalLink className="size-3.5" aria-hidden />
    </a>
  );
}
