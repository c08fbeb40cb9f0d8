import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  clearSessionCookie,
  cookieFlags,
  cookieName,
  readSessionCookie,
  writeSessionCookie,
} from './session-cookie';

const settings = vi.hoisted(() => ({ publicUrl: null as URL | null }));
vi.mock('@/lib/platform/env', () => ({ env: () => settings }));

const jar = vi.hoisted(() => ({
  held: new Map<string, string>(),
  set: vi.fn<(name: string, value: string, flags: object) => void>(),
}));
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (jar.held.has(name) ? { name, value: jar.held.get(name) } : undefined),
    set: jar.set,
  }),
}));

const HTTPS = new URL('https://auth.acme.example');
const HTTP = new URL('http://auth.acme.example');

beforeEach(() => {
  jar.held.clear();
  jar.set.mockClear();
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
    expect(cookieName('x', HTTP)).toBe('x');
    expect(cookieFlags(HTTP, 1000)).toMatchObject({ secure: false, maxAge: 1 });
  });

  it('threat 210: is not read from the name that a sub-domain could plant, where https', async () => {
    settings.publicUrl = HTTPS;
    jar.held.set('claimcheck_session', 'planted');
    expect(await readSessionCookie()).toBeNull();
    jar.held.set('__Host-claimcheck_session', 'own');
    expect(await readSessionCookie()).toBe('own');
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
