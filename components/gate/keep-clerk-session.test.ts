// @vitest-environment happy-dom
// @vitest-environment-options {"settings":{"handleDisabledFileLoadingAsSuccess":true}}
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepClerkSession } from './keep-clerk-session';

const CLERK = { publishableKey: 'pk_test_a', scriptUrl: 'https://clerk.acme.com/clerk.js' };

afterEach(() => {
  document.head.replaceChildren();
  delete window.Clerk;
});

describe('keepClerkSession', () => {
  it('loads Clerk’s code once, and starts it without telemetry', async () => {
    const load = vi.fn(async () => {});
    window.Clerk = { load };
    keepClerkSession(CLERK);
    keepClerkSession(CLERK);
    const [script, ...more] = document.querySelectorAll('script');
    expect(more).toEqual([]);
    expect(script?.src).toBe(CLERK.scriptUrl);
    expect(script?.getAttribute('data-clerk-publishable-key')).toBe('pk_test_a');
    await vi.waitFor(() => expect(load).toHaveBeenCalledExactlyOnceWith({ telemetry: false }));
  });
});
