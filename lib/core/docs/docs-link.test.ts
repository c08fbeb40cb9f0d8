import { describe, expect, it } from 'vitest';
import { docsLink } from './docs-link';

describe('links of the documentation', () => {
  it.each([
    ['policies.md', '/docs/policies'],
    ['./policies.md#documents', '/docs/policies#documents'],
    ['index.md', '/docs'],
    ['#documents', '#documents'],
    ['https://auth0.com/docs', 'https://auth0.com/docs'],
  ])('%s leads to %s', (href, target) => {
    expect(docsLink(href)).toBe(target);
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    'https://',
    'testing.md',
    'adr/0016-policies.md',
    '../README.md',
    '../policies.md',
    '/docs/policies',
    'no-such-page.md',
    '',
  ])('%s leads nowhere', (href) => {
    expect(docsLink(href)).toBeNull();
  });
});
