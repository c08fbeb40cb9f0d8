import type { CodeWords } from './code-words';
import { MADE_NOTICE } from './made-page';

/** A code with what one part of Claimcheck means by it. */
export interface DocumentedCode extends CodeWords {
  readonly code: string;
}

/** Where codes are met. */
export interface CodeGroup {
  readonly title: string;
  /** What these codes are, in a sentence. */
  readonly text: string;
  /** Begins the sentence about a code that an earlier group has too. */
  readonly elsewhere: string;
  readonly codes: readonly DocumentedCode[];
}

/** The page of all codes: each has one heading, in the first group that knows it. */
export function codesPage(groups: readonly CodeGroup[]): string {
  const told = new Set<string>();
  const parts = groups.flatMap((group) => {
    const own = group.codes.filter(({ code }) => !told.has(code));
    for (const { code } of own) told.add(code);
    return [
      `## ${group.title}`,
      group.text,
      ...sharedNote(group, own),
      ...own.flatMap((one) => article(one, groups, group)),
    ];
  });
  return `${[
    MADE_NOTICE,
    '# Codes',
    'Programs read codes, people read the sentence beside them. A code never changes its meaning. Each has an anchor here: `/docs/codes#token_expired`.',
    ...parts,
  ].join('\n\n')}\n`;
}

function sharedNote({ codes }: CodeGroup, own: readonly DocumentedCode[]): readonly string[] {
  const shared = codes.filter((one) => !own.includes(one)).map(({ code }) => link(code));
  return shared.length === 0 ? [] : [`Also here, explained above: ${shared.join(', ')}.`];
}

function link(code: string): string {
  return `[\`${code}\`](#${code.toLowerCase()})`;
}

function article(
  { code, text, advice }: DocumentedCode,
  groups: readonly CodeGroup[],
  own: CodeGroup,
): readonly string[] {
  const others = groups
    .filter((group) => group !== own)
    .flatMap(({ elsewhere, codes }) =>
      codes.filter((one) => one.code === code).map((one) => `${elsewhere} ${one.text}`),
    );
  return [`### ${code}`, text, ...others, ...(advice === '' ? [] : [`**What to do.** ${advice}`])];
}
