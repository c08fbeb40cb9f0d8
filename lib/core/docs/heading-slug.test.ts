import { describe, expect, it } from 'vitest';
import { createSlugger, headingSlug } from './heading-slug';

describe('anchors of headings', () => {
  it.each([
    ['Documents', 'documents'],
    ['What is decided, and where', 'what-is-decided-and-where'],
    ['KEY_NOT_FOUND', 'key_not_found'],
    ['`GET /v1/bundle`', 'get-v1bundle'],
    ['Forward-auth: let the proxy ask', 'forward-auth-let-the-proxy-ask'],
    ['A & B – c', 'a--b--c'],
    ['Schlüssel', 'schlüssel'],
    ['Don’t', 'dont'],
  ])('%s has the anchor that GitHub gives it', (text, slug) => {
    expect(headingSlug(text)).toBe(slug);
  });

  it('numbers what comes again, and never gives one twice', () => {
    const slugOf = createSlugger();
    expect(['Keys', 'Keys', 'Keys-1', 'Keys'].map(slugOf)).toEqual([
      'keys',
      'keys-1',
      'keys-1-1',
      'keys-2',
    ]);
  });
});
