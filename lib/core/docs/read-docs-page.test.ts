import { describe, expect, it } from 'vitest';
import type { DocsBlock } from './docs-blocks';
import { blockText } from './docs-blocks';
import { readDocsPage } from './read-docs-page';

const blocksOf = (markdown: string): readonly DocsBlock[] => readDocsPage(markdown).blocks;
const text = (words: string) => ({ kind: 'text', text: words });
const plain = (words: string) => ({ kind: 'plain', parts: [text(words)] });

describe('reading a page of the documentation', () => {
  it('takes the first heading as the title, and gives the others their anchors', () => {
    const page = readDocsPage('# The `title`\n\n## One\n\n### Two\n\n## One\n');
    expect(page.title).toBe('The title');
    expect(page.headings.map(({ depth, id }) => [depth, id])).toEqual([
      [2, 'one'],
      [3, 'two'],
      [2, 'one-1'],
    ]);
    expect(page.blocks).toHaveLength(3);
  });

  it('keeps HTML as text', () => {
    expect(blocksOf('<script>alert(1)</script>')).toEqual([
      { kind: 'paragraph', parts: [text('<script>alert(1)</script>')] },
    ]);
    const [inline] = blocksOf('a <img src=x onerror=alert(1)> b');
    expect(inline && blockText(inline)).toBe('a <img src=x onerror=alert(1)> b');
  });

  it('leaves out a comment, and only that', () => {
    expect(blocksOf('<!-- made -->\n\ntext')).toEqual([
      { kind: 'paragraph', parts: [text('text')] },
    ]);
    const [block] = blocksOf('<!-- a --><b>c</b><!-- d -->');
    expect(block && blockText(block)).toBe('<!-- a --><b>c</b><!-- d -->');
  });

  it('makes no link of what may not be followed', () => {
    expect(blocksOf('[a](javascript:alert(1)) [b][x]\n\n[x]: data:text/html,x\n')).toEqual([
      { kind: 'paragraph', parts: [text('a'), text(' '), text('b')] },
    ]);
  });

  it('makes links of pages, anchors and https', () => {
    expect(blocksOf('[a](policies.md#documents)')).toEqual([
      {
        kind: 'paragraph',
        parts: [{ kind: 'link', href: '/docs/policies#documents', parts: [text('a')] }],
      },
    ]);
  });

  it('reads lists in lists', () => {
    expect(blocksOf('3. one\n   - two\n   - three\n4. four\n')).toEqual([
      {
        kind: 'list',
        start: 3,
        items: [
          [plain('one'), { kind: 'list', start: null, items: [[plain('two')], [plain('three')]] }],
          [plain('four')],
        ],
      },
    ]);
  });

  it('reads tables, with how their columns are set', () => {
    expect(blocksOf('| a | b |\n| --- | --: |\n| `x\\|y` | 1 |\n')).toEqual([
      {
        kind: 'table',
        align: [null, 'right'],
        head: [[text('a')], [text('b')]],
        rows: [[[{ kind: 'code', text: 'x|y' }], [text('1')]]],
      },
    ]);
  });

  it('keeps code as it is, with its language', () => {
    expect(blocksOf('```sh title\ncurl "<&>"\n```\n')).toEqual([
      { kind: 'code', language: 'sh', text: 'curl "<&>"' },
    ]);
  });

  it('reads entities, escapes, marks and breaks', () => {
    const [block] = blocksOf('a &lt;b&gt; \\_c\\_ **d *e*** ~~f~~  \ng');
    expect(block && blockText(block)).toBe('a <b> _c_ d e f g');
  });
});
