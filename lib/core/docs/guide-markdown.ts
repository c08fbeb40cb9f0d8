import { row } from '../markdown-text';
import type { GuideBlock, GuideStep, GuideText, GuideValueName } from '../providers/guide';
import { readGuideCode, readGuideText } from '../providers/guide-text';

/** What a guide is written with where there is no form. */
export interface GuideMarkdownOptions {
  readonly examples: Readonly<Record<GuideValueName, string>>;
  /** The anchor that a section or problem of the guide has on the page, by its id. */
  readonly anchors: ReadonlyMap<string, string>;
}

/** The blocks of a guide as Markdown. */
export function guideMarkdown(
  blocks: readonly GuideBlock[],
  options: GuideMarkdownOptions,
): readonly string[] {
  return blocks.map((block) => blockMarkdown(block, options));
}

/** Steps in their order, each with the value or code that belongs to it. */
export function stepsMarkdown(steps: readonly GuideStep[], options: GuideMarkdownOptions): string {
  return steps
    .map(({ text, value, code }, index) => {
      const example = value === undefined ? '' : options.examples[value];
      const parts = [
        textMarkdown(text, options),
        ...(example === '' ? [] : [`\`${example}\``]),
        ...(code === undefined ? [] : [fenced('json', code, options)]),
      ];
      const mark = `${index + 1}. `;
      return mark + parts.join('\n\n').replaceAll(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`);
    })
    .join('\n');
}

function blockMarkdown(block: GuideBlock, options: GuideMarkdownOptions): string {
  switch (block.kind) {
    case 'text':
      return textMarkdown(block.text, options);
    case 'note':
      return `> ${block.tone === 'warning' ? '**Mind.** ' : ''}${textMarkdown(block.text, options)}`;
    case 'steps':
      return stepsMarkdown(block.steps, options);
    case 'list':
      return block.items.map((item) => `- ${textMarkdown(item, options)}`).join('\n');
    case 'table':
      return tableMarkdown(block.heads, block.rows, options);
    case 'links':
      return block.links
        .map(({ label, href, text }) => `- [${label}](${href}): ${text}`)
        .join('\n');
    default:
      return fenced(block.language, block.code, options);
  }
}

function tableMarkdown(
  heads: readonly string[],
  rows: readonly (readonly GuideText[])[],
  options: GuideMarkdownOptions,
): string {
  const cells = rows.map((cell) =>
    cell.map((text) => textMarkdown(text, options).replaceAll('|', '\\|')),
  );
  return [heads, heads.map(() => '---'), ...cells].map(row).join('\n');
}

function fenced(language: string, code: string, { examples }: GuideMarkdownOptions): string {
  const text = readGuideCode(code)
    .map((piece) => (piece.kind === 'plain' ? piece.text : examples[piece.name]))
    .join('');
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** A sentence of a guide as Markdown, with examples in place of the form's values. */
export function textMarkdown(text: GuideText, { examples, anchors }: GuideMarkdownOptions): string {
  return readGuideText(text)
    .map((piece) => {
      switch (piece.kind) {
        case 'code':
          return `\`${piece.text}\``;
        case 'strong':
          return `**${piece.text}**`;
        case 'link':
          return `[${piece.text}](${hrefOf(piece.href, anchors)})`;
        case 'value':
          return `\`${examples[piece.name]}\``;
        default:
          return piece.text.replace(/[<>*_]/g, (mark) => `\\${mark}`);
      }
    })
    .join('');
}

function hrefOf(href: string, anchors: ReadonlyMap<string, string>): string {
  if (!href.startsWith('#')) return href;
  const anchor = anchors.get(href.slice(1));
  if (anchor === undefined) throw new Error(`No section ${href} in this guide.`);
  return `#${anchor}`;
}
