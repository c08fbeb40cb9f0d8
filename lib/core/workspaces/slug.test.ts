import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemOfSlug, slugFromName } from './slug';

describe('slugFromName', () => {
  it.each([
    ['Acme', 'acme'],
    ['  Acme Staging  ', 'acme-staging'],
    ["Mara's Shop", 'maras-shop'],
    ['Größe & Söhne', 'grosse-sohne'],
    ['Ünïcode', 'unicode'],
    ['Ａｃｍｅ', 'acme'],
    ['../../etc', 'etc'],
    ['株式会社', ''],
    ['—', ''],
  ])('makes of %j the slug %j', (name, slug) => {
    expect(slugFromName(name)).toBe(slug);
  });

  it('makes only slugs that may be used, or none, or one too short or reserved', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (name) => {
        const slug = slugFromName(name);
        expect(slug).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
        expect(slug.length).toBeLessThanOrEqual(40);
      }),
    );
  });
});

describe('problemOfSlug', () => {
  it.each([['acme'], ['a1'], ['acme-staging-2'], ['a'.repeat(40)]])('lets %j pass', (slug) => {
    expect(problemOfSlug(slug)).toBeNull();
  });

  it.each([
    [''],
    ['a'],
    ['a'.repeat(41)],
    ['Acme'],
    ['-acme'],
    ['acme-'],
    ['acme--x'],
    ['acme.x'],
    ['acme/x'],
    ['ac me'],
    ['аcme'],
    ['acme\n'],
    ['.well-known'],
    ['_next'],
    ['setup'],
    ['sign-in'],
    ['docs'],
    ['api'],
    ['settings'],
    ['account'],
    ['healthz'],
    ['public'],
    ['v1'],
  ])('refuses %j', (slug) => {
    expect(problemOfSlug(slug)).not.toBeNull();
  });
});
