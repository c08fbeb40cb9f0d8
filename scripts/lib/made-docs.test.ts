import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocsPage } from '@/lib/core/docs/read-docs-page';
import { codeGroups, madeDocs } from './made-docs';

describe('pages of docs that are made', () => {
  it.each(madeDocs())('$path is as `node scripts/docs.mjs` writes it', ({ path, text }) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('codes.md has one heading for every code, at its anchor', () => {
    const page = madeDocs().find(({ path }) => path === 'docs/codes.md');
    const ids = readDocsPage(page?.text ?? '').headings.flatMap(({ depth, id }) =>
      depth === 3 ? [id] : [],
    );
    const codes = new Set(codeGroups().flatMap((group) => group.codes.map(({ code }) => code)));
    expect(new Set(ids)).toEqual(new Set([...codes].map((code) => code.toLowerCase())));
    expect(ids).toHaveLength(codes.size);
  });

  it('every code says something, and those that refuse a token what to do', () => {
    const [tokens, ...others] = codeGroups();
    expect(tokens?.codes.filter(({ text, advice }) => text === '' || advice === '')).toEqual([]);
    expect(others.flatMap(({ codes }) => codes.filter(({ text }) => text === ''))).toEqual([]);
  });
});
