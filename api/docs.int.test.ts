import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { TOKEN_CODES } from '@/lib/core/providers/token-problems';
import { MACHINE_KEY_CODES } from '@/lib/core/tokens/verdict';
import { createTestApi } from '@/lib/testing/api-server';
import { html, prose } from './docs-html';
import { operationsOf } from './docs-operations';

describe('/docs', () => {
  const api = createTestApi({ publicUrl: 'https://api.example.com' });
  let page = '';
  let policy = '';

  beforeAll(async () => {
    const answer = await api.inject('/docs');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    page = answer.body;
    policy = String(answer.headers['content-security-policy']);
  });

  it('threat 200: loads nothing, runs nothing, and names its one style by its hash', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page).not.toMatch(/<script|<link|<img|\sstyle=|\son\w+=|src=/);
  });

  it('has every operation, every code and every shape, and no link that leads nowhere', async () => {
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const code of [...TOKEN_CODES, ...MACHINE_KEY_CODES]) expect(ids).toContain(code);
    const document = (await api.inject('/openapi.json')).json();
    for (const { operation } of operationsOf(document)) {
      expect(ids).toContain(operation.operationId);
    }
    for (const name of Object.keys(document.components.schemas)) {
      expect(ids).toContain(`schema-${name}`);
    }
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
    expect(ids.size).toBe([...page.matchAll(/ id="/g)].length);
  });

  it('has examples with the address of the api', () => {
    expect(page).toContain('curl https://api.example.com/v1/providers');
  });

  it('threat 202: believes no Host that is none', async () => {
    const plain = createTestApi();
    const pageFor = async (host: string) =>
      (await plain.inject({ url: '/docs', headers: { host } })).body;
    expect(await pageFor('claims.internal:4000')).toContain('curl http://claims.internal:4000/v1');
    const forged = await pageFor('a"><script>alert(1)</script>');
    expect(forged).not.toContain('<script');
    expect(forged).toContain('curl http://localhost:4000/v1');
  });

  it('escapes what is put in', () => {
    const text = `<b>"&'`;
    expect(html`<p title="${text}">${text}</p>`.text).toBe(
      '<p title="&#60;b&#62;&#34;&#38;&#39;">&#60;b&#62;&#34;&#38;&#39;</p>',
    );
    expect(prose('a `<b>` c').text).toBe('a <code>&#60;b&#62;</code> c');
  });
});
