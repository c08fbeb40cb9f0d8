import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocsPage } from '@/lib/core/docs/read-docs-page';
import { codeGroups, madeDocs } from './made-docs';

/** Where a code is written down to be answered: in a body, a refusal, an error or a problem. */
const ANSWERED =
  /\b(?:code: |refuse\(\d+, |answerRefusal\([^']*, |ClaimcheckError\(\s*|tell\()'([A-Z][A-Z_]+)'/g;

/** Answers for the api before there is a request. */
const SOCKETS = 'lib/platform/socket-answer.ts';

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test|\.d)\.ts$/.test(name))
    .map((name) => `${folder}/${name}`);
}

function codesIn(path: string): readonly string[] {
  return [...readFileSync(path, 'utf8').matchAll(ANSWERED)].map(([, code]) => code ?? '');
}

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

  it('codes.md has every code that the api and the SDK answer with', () => {
    const documented = new Set(codeGroups().flatMap(({ codes }) => codes.map(({ code }) => code)));
    const answered = [...sourcesIn('api'), ...sourcesIn('sdk/src'), SOCKETS].flatMap(codesIn);
    expect(answered).toEqual(expect.arrayContaining(['MISSING_PERMISSION', 'HEADERS_TOO_LARGE']));
    expect(answered).toEqual(expect.arrayContaining(['NOT_READY', 'CACHE_FILE_IGNORED']));
    expect(answered.filter((code) => !documented.has(code))).toEqual([]);
  });

  it('every code says something, and those that refuse a token what to do', () => {
    const [tokens, ...others] = codeGroups();
    expect(tokens?.codes.filter(({ text, advice }) => text === '' || advice === '')).toEqual([]);
    expect(others.flatMap(({ codes }) => codes.filter(({ text }) => text === ''))).toEqual([]);
  });
});
