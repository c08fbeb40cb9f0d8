// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { readDocsPage } from '@/lib/core/docs/read-docs-page';
import { DocsContent } from './docs-content';

afterEach(cleanup);

function show(markdown: string): HTMLElement {
  return render(<DocsContent blocks={readDocsPage(markdown).blocks} />).container;
}

describe('a page of the documentation', () => {
  it('shows HTML as it was written, and makes none of it', () => {
    const page = show('<script>alert(1)</script>\n\na <img src=x onerror=alert(1)> b');
    expect(page.querySelector('script, img')).toBeNull();
    expect(page.textContent).toBe('<script>alert(1)</script>a <img src=x onerror=alert(1)> b');
  });

  it('makes no link that could run something', () => {
    show('[a](javascript:alert(1)) [b](JAVASCRIPT:x) [c](data:text/html,x) [d](//evil.example)');
    expect(screen.queryAllByRole('link')).toEqual([]);
  });

  it('opens what is elsewhere in a tab of its own, without telling where from', () => {
    show('[a](https://example.com) [b](policies.md#documents) [c](#here)');
    const [elsewhere, page, here] = screen.getAllByRole('link');
    expect(elsewhere).toMatchObject({ target: '_blank', rel: 'noreferrer' });
    expect([page, here].map((link) => link?.getAttribute('href'))).toEqual([
      '/docs/policies#documents',
      '#here',
    ]);
    expect(page?.getAttribute('target')).toBeNull();
  });

  it('gives headings their anchors, and a link to each', () => {
    const page = show('## Keys\n\n### Keys\n');
    expect([...page.querySelectorAll('h2, h3')].map(({ id }) => id)).toEqual(['keys', 'keys-1']);
    const [first] = screen.getAllByRole('link', { name: 'Link to “Keys”' });
    expect(first?.getAttribute('href')).toBe('#keys');
  });

  it('draws lists in lists and tables that scroll', () => {
    const page = show('1. one\n   - two\n2. three\n\n| a | b |\n| --- | --: |\n| c | 1 |\n');
    expect(page.querySelector('ol > li ul > li')?.textContent).toBe('two');
    const table = within(screen.getByRole('group', { name: 'Table' }));
    expect(table.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      'a',
      'b',
    ]);
  });

  it('draws no head where all of it is empty', () => {
    show('| | |\n| --- | --- |\n| a | b |\n');
    expect(screen.queryAllByRole('columnheader')).toEqual([]);
    expect(screen.getAllByRole('cell')).toHaveLength(2);
  });

  it('colours code without changing it, and copies the whole', () => {
    const code = 'curl "$API/v1" \\\n  -H \'X: <1>\'';
    const page = show(`\`\`\`sh\n${code}\n\`\`\``);
    expect(page.querySelector('pre')?.textContent).toBe(code);
    expect(page.querySelectorAll('pre span').length).toBeGreaterThan(0);
    const button = screen.getByRole('button', { name: 'Copy code' });
    // In a row of its own: over the code it would hide what a narrow window shows.
    expect(button.closest('figcaption')?.textContent).toBe('Shell');
  });
});
