import { describe, expect, it } from 'vitest';
import { newKeyPair } from '@/lib/testing/key-pair.mjs';
import { readClerk } from './env-clerk';

const keyOf = (kind: 'test' | 'live', host: string) =>
  `pk_${kind}_${Buffer.from(`${host}$`).toString('base64')}`;
const pemOf = (modulusLength: number) =>
  newKeyPair('rsa', { modulusLength }).publicKey.export({ type: 'spki', format: 'pem' }).toString();

const GOOD = {
  CLERK_PUBLISHABLE_KEY: keyOf('test', 'sunny-fox-12.clerk.accounts.dev'),
  CLERK_SECRET_KEY: 'sk_test_abcdefghijklmnop',
  CLERK_ENCRYPTION_KEY: '0123456789abcdef0123456789abcdef',
};

const problemsOf = (change: Record<string, string>) => readClerk({ ...GOOD, ...change }).problems;

describe('readClerk', () => {
  it('is off while none of its variables is set', () => {
    expect(readClerk({})).toEqual({ clerk: null, problems: [] });
    expect(readClerk({ CLERK_SECRET_KEY: ' ', CLERK_JWT_KEY: '' })).toEqual({
      clerk: null,
      problems: [],
    });
  });

  it('reads the three keys, and the Frontend API out of the publishable one', () => {
    expect(readClerk(GOOD)).toEqual({
      clerk: {
        publishableKey: GOOD.CLERK_PUBLISHABLE_KEY,
        secretKey: GOOD.CLERK_SECRET_KEY,
        encryptionKey: GOOD.CLERK_ENCRYPTION_KEY,
        jwtKey: null,
        apiUrl: null,
        frontendApi: 'https://sunny-fox-12.clerk.accounts.dev',
        instance: 'development',
      },
      problems: [],
    });
  });

  it('takes the publishable key under the name that Next.js has for browsers', () => {
    const { CLERK_PUBLISHABLE_KEY, ...others } = GOOD;
    const renamed = { ...others, NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: CLERK_PUBLISHABLE_KEY };
    expect(readClerk(renamed)).toEqual(readClerk(GOOD));
    const both = { ...GOOD, NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: keyOf('test', 'other.example.com') };
    expect(readClerk(both).problems).toEqual([expect.stringContaining('two different keys')]);
  });

  it('reads a key for networkless verification, also on one line', () => {
    const pem = pemOf(2048).trim();
    expect(readClerk({ ...GOOD, CLERK_JWT_KEY: pem }).clerk?.jwtKey).toBe(pem);
    const line = pem.replaceAll('\n', '\\n');
    expect(readClerk({ ...GOOD, CLERK_JWT_KEY: line }).clerk?.jwtKey).toBe(pem);
  });

  it('tells everything that is missing at once', () => {
    const { problems } = readClerk({ CLERK_API_URL: 'https://api.clerk.com' });
    expect(problems.map((problem) => problem.split(' ', 1)[0])).toEqual([
      'CLERK_PUBLISHABLE_KEY',
      'CLERK_SECRET_KEY',
      'CLERK_ENCRYPTION_KEY',
    ]);
  });

  it.each([
    ['CLERK_PUBLISHABLE_KEY', 'pk_test_nonsense'],
    ['CLERK_PUBLISHABLE_KEY', `pk_test_${Buffer.from('clerk.acme.com').toString('base64')}`],
    ['CLERK_PUBLISHABLE_KEY', `pk_test_${Buffer.from('a b$').toString('base64')}`],
    ['CLERK_PUBLISHABLE_KEY', GOOD.CLERK_SECRET_KEY],
    ['CLERK_SECRET_KEY', GOOD.CLERK_PUBLISHABLE_KEY],
    ['CLERK_SECRET_KEY', 'sk_test_'],
    ['CLERK_ENCRYPTION_KEY', 'too short'],
    ['CLERK_JWT_KEY', 'not a key'],
    ['CLERK_JWT_KEY', pemOf(1024)],
    ['CLERK_API_URL', 'http://api.clerk.com'],
    ['CLERK_API_URL', 'api.clerk.com'],
    ['CLERK_API_URL', 'https://api.clerk.com/v1'],
    ['NEXT_PUBLIC_CLERK_PROXY_URL', '/__clerk'],
    ['NEXT_PUBLIC_CLERK_DOMAIN', 'acme.com'],
    ['NEXT_PUBLIC_CLERK_IS_SATELLITE', 'true'],
  ])('refuses %s=%s in one sentence that names it', (name, text) => {
    const problems = problemsOf({ [name]: text });
    expect(problems).toEqual([expect.stringContaining(name)]);
  });

  it('lets a product’s own pages stand in the environment, and asks nothing of them', () => {
    const inherited = {
      NEXT_PUBLIC_CLERK_SIGN_IN_URL: '/sign-in',
      NEXT_PUBLIC_CLERK_IS_SATELLITE: 'false',
    };
    expect(readClerk({ ...GOOD, ...inherited })).toEqual(readClerk(GOOD));
    expect(readClerk({ NEXT_PUBLIC_CLERK_PROXY_URL: '/__clerk' })).toEqual(readClerk({}));
  });

  it('refuses keys of two instances', () => {
    const problems = problemsOf({ CLERK_PUBLISHABLE_KEY: keyOf('live', 'clerk.acme.com') });
    expect(problems).toEqual([
      'CLERK_SECRET_KEY is of a development instance and CLERK_PUBLISHABLE_KEY of a production one: copy both from the same instance.',
    ]);
  });

  it('repeats no secret', () => {
    const secrets = { CLERK_SECRET_KEY: 'sk_wrong_hunter2', CLERK_ENCRYPTION_KEY: 'hunter2' };
    expect(JSON.stringify(problemsOf(secrets))).not.toContain('hunter2');
  });
});
