import type { ProviderType } from '../providers/draft';
import type { GuideProblem, GuideSection } from '../providers/guide';
import { GUIDE_EXAMPLES } from '../providers/guide-examples';
import { guideOf } from '../providers/guides';
import { guideMarkdown, stepsMarkdown } from './guide-markdown';
import { createSlugger } from './heading-slug';
import { MADE_NOTICE } from './made-page';
import { PROVIDER_LEADS } from './provider-leads';

const TROUBLES = 'When something goes wrong';

/**
 * The page of a type of provider, made from the guide that the console shows beside the form: one text
 * for both, readable without a form.
 */
export function providerPage(type: ProviderType): string {
  const { title: heading, steps, sections, troubleshooting } = guideOf(type);
  const { title, lead, traps } = PROVIDER_LEADS[type];
  const options = {
    examples: GUIDE_EXAMPLES[type],
    anchors: anchorsOf([title, heading, 'Traps'], sections, troubleshooting),
  };
  const part = (level: string, { title: name, blocks }: GuideSection) => [
    `${level} ${name}`,
    ...guideMarkdown(blocks, options),
  ];
  return `${[
    MADE_NOTICE,
    `# ${title}`,
    ...lead,
    `## ${heading}`,
    stepsMarkdown(steps, options),
    '## Traps',
    traps.map((trap) => `- ${trap}`).join('\n'),
    ...sections.flatMap((section) => part('##', section)),
    `## ${TROUBLES}`,
    'By code first ([every code](codes.md)), then by what is seen.',
    ...troubleshooting.flatMap((problem) => part('###', problem)),
  ].join('\n\n')}\n`;
}

function anchorsOf(
  before: readonly string[],
  sections: readonly GuideSection[],
  problems: readonly GuideProblem[],
): ReadonlyMap<string, string> {
  const slugOf = createSlugger();
  for (const heading of before) slugOf(heading);
  const ofSections = sections.map(({ id, title }) => [id, slugOf(title)] as const);
  slugOf(TROUBLES);
  const ofProblems = problems.map(({ id, title }) => [id, slugOf(title)] as const);
  return new Map([...ofSections, ...ofProblems]);
}
