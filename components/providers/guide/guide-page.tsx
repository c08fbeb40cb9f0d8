import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { emptyDraft, type ProviderType } from '@/lib/core/providers/draft';
import type { GuideProblem, GuideSection, ProviderGuide } from '@/lib/core/providers/guide';
import { providerTypeOf } from '@/lib/core/providers/registry';
import { isProblemCode } from '@/lib/core/providers/token-problems';
import { tokenRequirements } from '@/lib/core/providers/token-requirements';
import { DefinitionPanel } from '../../ui/definition-panel';
import { Panel } from '../../ui/panel';
import { GuideBlocks } from './guide-block';
import { GuideContents } from './guide-contents';
import { GuideHead } from './guide-head';
import { GUIDE_PARTS } from './guide-parts';
import { ReportCodes } from './report-codes';

interface GuidePageProps {
  readonly guide: ProviderGuide;
  readonly type: ProviderType;
  /** The section `use-it`: code for applications. */
  readonly useIt: ReactNode;
}

/** A whole guide at reading width, every part open, with its contents beside it. */
export function GuidePage({ guide, type, useIt }: GuidePageProps) {
  const codes = guide.troubleshooting.filter(({ id }) => isProblemCode(id));
  const symptoms = guide.troubleshooting.filter(({ id }) => !isProblemCode(id));
  return (
    <div className="grid max-w-286 items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,720px)_minmax(0,1fr)]">
      <Contents guide={guide} />
      <article className="grid min-w-0 gap-10 lg:order-first">
        <div id={GUIDE_PARTS.steps} className="scroll-mt-4 text-13">
          <GuideHead guide={guide} type={type} />
        </div>
        {guide.sections.map((section) => (
          <Part key={section.id} id={section.id} title={section.title}>
            {section.id === 'token-requirements' && <Requirements type={type} />}
            <GuideBlocks blocks={section.blocks} type={type} />
          </Part>
        ))}
        {useIt}
        <Part id={GUIDE_PARTS.codes} title="If a token is refused">
          <Problems problems={codes} type={type} />
        </Part>
        <Part id={GUIDE_PARTS.symptoms} title="If something else is wrong">
          <Problems problems={symptoms} type={type} />
        </Part>
        <Part id={GUIDE_PARTS.reports} title="Codes of a connection test">
          <ReportCodes type={type} />
        </Part>
      </article>
    </div>
  );
}

/** On wide screens beside the text; else above it, closed. */
function Contents({ guide }: { guide: ProviderGuide }) {
  return (
    <nav aria-label="On this page" className="min-w-0 lg:sticky lg:top-6">
      <details className="group rounded-3 border border-line bg-surface lg:hidden">
        <summary className="flex min-h-11 items-center gap-2 rounded-3 px-4 text-13 font-semibold text-ink hover:bg-hover focus-visible:-outline-offset-2">
          <ChevronRight
            className="size-3.5 text-ink-3 transition-transform group-open:rotate-90"
            aria-hidden
          />
          On this page
        </summary>
        <div className="border-t border-line p-4">
          <GuideContents guide={guide} />
        </div>
      </details>
      <div className="max-h-[calc(100dvh-3rem)] overflow-y-auto max-lg:hidden">
        <p className="mb-2 text-12 font-medium text-ink-3">On this page</p>
        <GuideContents guide={guide} />
      </div>
    </nav>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  const headingId = `${id}-title`;
  return (
    <section id={id} aria-labelledby={headingId} className="grid min-w-0 scroll-mt-4 gap-3">
      <h2 id={headingId} className="text-15">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** What a token must hold whatever is in the form; the form's own page shows the values. */
function Requirements({ type }: { type: ProviderType }) {
  const draft = emptyDraft(type);
  const rows = tokenRequirements(draft, providerTypeOf(type).derive(draft));
  return (
    <DefinitionPanel
      caption="What a token must hold"
      heads={['Claim', 'Must be']}
      rows={rows.map(({ claim, value, exact }) => ({ term: claim, value, mono: exact }))}
    />
  );
}

interface ProblemsProps {
  readonly problems: readonly (GuideProblem | GuideSection)[];
  readonly type: ProviderType;
}

function Problems({ problems, type }: ProblemsProps) {
  return (
    <Panel className="divide-y divide-line">
      {problems.map(({ id, title, blocks }) => (
        <div key={id} id={id} className="grid scroll-mt-4 gap-2 p-4 target:bg-accent-soft">
          <h3 className={isProblemCode(id) ? 'font-mono text-13' : 'text-14'}>{title}</h3>
          <GuideBlocks blocks={blocks} type={type} />
        </div>
      ))}
    </Panel>
  );
}
