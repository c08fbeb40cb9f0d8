import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DocsBlock } from '@/lib/core/docs/docs-blocks';
import { blockText } from '@/lib/core/docs/docs-blocks';
import { readDocsPage } from '@/lib/core/docs/read-docs-page';
import { createTestApi } from '@/lib/testing/api-server';
import { operationsOf } from './docs-operations';

interface Described {
  readonly operation: string;
  readonly blocks: DocsBlock[];
}

/** Each operation that docs/api.md has, with what stands below its heading. */
function described(): readonly Described[] {
  const all: Described[] = [];
  for (const block of readDocsPage(readFileSync('docs/api.md', 'utf8')).blocks) {
    const isOther = block.kind === 'heading' && block.depth === 2;
    if (isOther) all.push({ operation: '', blocks: [] });
    else if (block.kind === 'heading') all.push({ operation: block.text, blocks: [] });
    else all.at(-1)?.blocks.push(block);
  }
  return all.filter(({ operation }) => operation !== '');
}

describe('docs/api.md', async () => {
  const document = (await createTestApi().inject('/openapi.json')).json();
  const operations = operationsOf(document).filter(({ path }) => path.startsWith('/v1/'));

  it('has every operation of /v1, and no other', () => {
    const names = operations.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(described().map(({ operation }) => operation))).toEqual(new Set(names));
    expect(described()).toHaveLength(names.length);
  });

  it.each(described())('$operation has a request and an answer', ({ operation, blocks }) => {
    const [method = '', path = ''] = operation.split(' ');
    const code = blocks.flatMap((block) => (block.kind === 'code' ? [block] : []));
    const request = code.find(({ language }) => language === 'sh')?.text ?? '';
    expect(request).toContain(`$CLAIMCHECK_API${path.replace('{id}', 'prv_')}`.split('prv_')[0]);
    expect(/-X (\w+)/.exec(request)?.[1] ?? (request.includes(' -d ') ? 'POST' : 'GET')).toBe(
      method,
    );
    expect(code.some(({ language }) => ['json', 'http'].includes(language))).toBe(true);
  });

  it.each(described())('$operation names the scope that it needs', ({ operation, blocks }) => {
    const [method = '', path = ''] = operation.split(' ');
    const found = operations.find((one) => one.method === method && one.path === path);
    const scopes = found?.operation['x-scopes'];
    const said = /Scope ([a-z:]+)\./.exec(blocks.map(blockText).join(' '))?.[1];
    expect(said).toBe(Array.isArray(scopes) ? scopes[0] : undefined);
  });
});
