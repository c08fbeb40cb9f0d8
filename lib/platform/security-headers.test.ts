import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './security-headers';

const policyOf = (clerkOrigin: string | null) =>
  new Map(
    contentSecurityPolicy({ nonce: 'bm9uY2U=', development: false, clerkOrigin })
      .split('; ')
      .map((directive): [string, string] => {
        const at = directive.indexOf(' ');
        return [directive.slice(0, at), directive.slice(at + 1)];
      }),
  );

describe('contentSecurityPolicy', () => {
  it('names no other origin while operators sign in with passwords', () => {
    const policy = policyOf(null);
    expect([...policy.values()].join(' ')).not.toMatch(/https?:|blob:|\*/);
    expect(policy.has('worker-src')).toBe(false);
  });

  it('lets Clerk’s browser code come from its Frontend API, talk to it and keep time, no more', () => {
    const closed = policyOf(null);
    const policy = policyOf('https://clerk.acme.com');
    expect(policy.get('script-src')).toBe(`${closed.get('script-src')} https://clerk.acme.com`);
    expect(policy.get('connect-src')).toBe("'self' https://clerk.acme.com");
    expect(policy.get('worker-src')).toBe('blob:');
    for (const name of ['script-src', 'connect-src', 'worker-src']) policy.delete(name);
    for (const [name, value] of policy) expect(value, name).toBe(closed.get(name));
  });
});
