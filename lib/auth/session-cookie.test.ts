import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readBrowserMark, writeBrowserMark } from './browser-mark';
import {
  clearSessionCookie,
  cookieFlags,
  cookieName,
  readSessionCookie,
  writeSessionCookie,
} from './session-cookie';

const settings = vi.hoisted(() => ({ publicUrl: null as URL | null }));
vi.mock('@/lib/platform/env', () => ({ env: () => settings }));

const sent = vi.hoisted(() => ({ headers: new Headers() }));
const jar = vi.hoisted(() => ({
  held: new Map<string, string>(),
  set: vi.fn<(name: string, value: string, flags: object) => void>(),
}));
vi.mock('next/headers', () => ({
  headers: async () => sent.headers,
  cookies: async () => ({
    get: (name: string) => (jar.held.has(name) ? { name, value: jar.held.get(name) } : undefined),
    set: jar.set,
  }),
}));

const HTTPS = new URL('https://auth.acme.example');

beforeEach(() => {
  jar.held.clear();
  jar.set.mockClear();
  settings.publicUrl = null;
  sent.headers = new Headers({ 'x-claimcheck-scheme': 'http' });
});

describe('the session cookie', () => {
  it('threat 211: is bound to this host by its name, and secure, where the console is https', async () => {
    settings.publicUrl = HTTPS;
    await writeSessionCookie('token');
    expect(jar.set).toHaveBeenCalledWith('__Host-claimcheck_session', 'token', {
      httpOnly: true,
      secure: true,
      sameSite: 'lax',
      path: '/',
      maxAge: 604_800,
    });
  });

  it('threat 211: keeps all other flags without TLS', async () => {
    settings.publicUrl = null;
    await writeSessionCookie('token');
    expect(jar.set).toHaveBeenCalledWith('claimcheck_session', 'token', {
      httpOnly: true,
      secure: false,
      sameSite: 'lax',
      path: '/',
      maxAge: 604_800,
    });
    expect(cookieName('x', false)).toBe('x');
    expect(cookieFlags(false, 1000)).toMatchObject({ secure: false, maxAge: 1 });
  });

  it('threat 210: is not read from the name that a sub-domain could plant, where https', async () => {
    settings.publicUrl = HTTPS;
    jar.held.set('claimcheck_session', 'planted');
    expect(await readSessionCookie()).toBeNull();
    jar.held.set('__Host-claimcheck_session', 'own');
    expect(await readSessionCookie()).toBe('own');
  });

  it('threat 211: without PUBLIC_URL it is bound and secure where a trusted proxy said https', async () => {
    sent.headers.set('x-claimcheck-scheme', 'https');
    await writeSessionCookie('token');
    expect(jar.set).toHaveBeenCalledExactlyOnceWith(
      '__Host-claimcheck_session',
      'token',
      expect.objectContaining({ secure: true, path: '/' }),
    );
    await writeBrowserMark('mark');
    expect(jar.set).toHaveBeenLastCalledWith(
      '__Host-claimcheck_browser',
      'mark',
      expect.objectContaining({ secure: true }),
    );
  });

  it.each([
    ['https', '__Host-claimcheck_session'],
    ['http', 'claimcheck_session'],
  ])('threat 210: by %s only %s is read', async (scheme, name) => {
    sent.headers.set('x-claimcheck-scheme', scheme);
    const all = ['__Host-claimcheck_session', 'claimcheck_session', '__Host-claimcheck_browser'];
    for (const each of all) jar.held.set(each, `value of ${each}`);
    expect(await readSessionCookie()).toBe(`value of ${name}`);
    jar.held.delete(name);
    expect(await readSessionCookie()).toBeNull();
    jar.held.set('claimcheck_browser', 'planted');
    expect(await readBrowserMark()).toBe(
      scheme === 'https' ? 'value of __Host-claimcheck_browser' : 'planted',
    );
  });

  it('threat 212: is taken out with the flags that it was set with', async () => {
    settings.publicUrl = HTTPS;
    await clearSessionCookie();
    expect(jar.set).toHaveBeenCalledWith(
      '__Host-claimcheck_session',
      '',
      expect.objectContaining({ maxAge: 0, secure: true, path: '/' }),
    );
  });
});
