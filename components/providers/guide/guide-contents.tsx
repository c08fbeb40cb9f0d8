import type { ProviderGuide } from '@/lib/core/providers/guide';
import { isProblemCode } from '@/lib/core/providers/token-problems';
import { GUIDE_PARTS } from './guide-parts';

interface GuideContentsProps {
  readonly guide: ProviderGuide;
}

/** What is on the page of a guide, in order; each entry leads there. */
export function GuideContents({ guide }: GuideContentsProps) {
  const codes = guide.troubleshooting.filter(({ id }) => isProblemCode(id));
  const symptoms = guide.troubleshooting.filter(({ id }) => !isProblemCode(id));
  return (
    <ul className="grid gap-1.5 text-13">
      <Entry id={GUIDE_PARTS.steps} title={guide.title} />
      {guide.sections.map(({ id, title }) => (
        <Entry key={id} id={id} title={title} />
      ))}
      <Entry id={GUIDE_PARTS.useIt} title="Use it in your app" />
      <Entry id={GUIDE_PARTS.codes} title="If a token is refused" entries={codes} />
      <Entry id={GUIDE_PARTS.symptoms} title="If something else is wrong" entries={symptoms} />
      <Entry id={GUIDE_PARTS.reports} title="Codes of a connection test" />
    </ul>
  );
}

interface EntryProps {
  readonly id: string;
  readonly title: string;
  readonly entries?: readonly { readonly id: string; readonly title: string }[];
}

function Entry({ id, title, entries = [] }: EntryProps) {
  return (
    <li>
      <a
        href={`#${id}`}
        className={`text-ink-2 hover:text-ink hover:underline ${isProblemCode(id) ? 'font-mono text-11' : ''}`}
      >
        {title}
      </a>
      {entries.length > 0 && (
        <ul className="mt-1.5 grid gap-1 border-l border-line pl-3">
          {entries.map((entry) => (
            <Entry key={entry.id} id={entry.id} title={entry.title} />
          ))}
        </ul>
      )}
    </li>
  );
}
