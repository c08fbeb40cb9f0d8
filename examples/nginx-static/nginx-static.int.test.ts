import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExampleGround, startExampleGround } from '@/lib/testing/example-ground';
import { freePort, hasProxy, untilUp } from '@/lib/testing/proxies';
import { exampleFolder } from '@/lib/testing/run-example';

describe.skipIf(!hasProxy('nginx'))('the example with nginx', () => {
  let ground: ExampleGround;
  let child: ChildProcess;
  let folder: string;
  let origin: string;

  beforeAll(async () => {
    ground = await startExampleGround();
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    folder = copyWith({ '127.0.0.1:8080': `127.0.0.1:${port}`, ':4000/': `:${ground.apiPort}/` });
    const key = `proxy_set_header X-Claimcheck-Key "${ground.key}";\n`;
    writeFileSync(join(folder, 'claimcheck-key.conf'), key);
    child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
    await untilUp(`${origin}/welcome.html`, child);
  });
  afterAll(async () => {
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    await ended;
    await ground.close();
    rmSync(folder, { recursive: true });
  });

  /** A copy that nginx may read under whatever name it runs, with other addresses. */
  function copyWith(places: Readonly<Record<string, string>>): string {
    const copy = mkdtempSync(join(tmpdir(), 'claimcheck-nginx-static-'));
    cpSync(exampleFolder('nginx-static'), copy, { recursive: true });
    chmodSync(copy, 0o755);
    const file = join(copy, 'nginx.conf');
    const text = readFileSync(file, 'utf8');
    const written = Object.entries(places).reduce((so, [from, to]) => so.replace(from, to), text);
    writeFileSync(file, written);
    return copy;
  }

  async function open(path: string, headers: Record<string, string> = {}) {
    const answer = await fetch(origin + path, { headers });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }

  const bearer = (claims: object) => ({
    authorization: `Bearer ${ground.provider.token({ ...claims })}`,
  });

  it('serves the site to those who may read it, by header and by cookie', async () => {
    const reader = { permissions: ['catalog:read'] };
    const page = await open('/', bearer(reader));
    expect([page.status, page.text.includes('for those who may read it')]).toEqual([200, true]);
    expect(page.headers.get('cache-control')).toBe('private, no-cache');
    const cookie = `session=${ground.provider.token(reader)}`;
    expect((await open('/index.html', { cookie })).status).toBe(200);
  });

  it('serves one page to everybody, and nothing else', async () => {
    expect((await open('/welcome.html')).status).toBe(200);
    for (const path of ['/', '/index.html', '/none.html', '/welcome.html/../index.html']) {
      const { status, text } = await open(path);
      expect([path, status, text.includes('who may read')]).toEqual([path, 401, false]);
    }
    expect((await open('/_claimcheck', bearer({ permissions: ['catalog:read'] }))).status).toBe(
      404,
    );
  });

  it('refuses who may not, and says why', async () => {
    const expired = await open('/', bearer({ permissions: ['catalog:read'], exp: 1 }));
    expect(expired.status).toBe(401);
    expect(expired.headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect((await open('/', bearer({ permissions: ['holdings:read'] }))).status).toBe(403);
  });

  it('serves nothing while the api is away', async () => {
    await ground.stopApi();
    const { status, text } = await open('/', bearer({ permissions: ['catalog:read'] }));
    expect([status, text.includes('who may read')]).toEqual([500, false]);
  });
});
