import { describe, expect, it } from 'vitest';
import { absentDiscoveryStep } from './discovery-step';
import { adviceFor, codeOf, evidenceOf, type FailedFetch } from './failed-fetch';

const failure = (given: Partial<FailedFetch>): FailedFetch => ({
  code: 'HTTP_STATUS',
  message: 'It failed.',
  status: null,
  location: null,
  retryAfter: null,
  ...given,
});

describe('what to do about a fetch that failed', () => {
  it('names the exact line for a private provider', () => {
    const advice = adviceFor(failure({ code: 'HOST_NOT_PUBLIC' }), 'https://idp.corp:8443');
    expect(advice).toMatch(/ALLOWED_PRIVATE_ORIGINS=https:\/\/idp\.corp:8443$/);
  });

  it.each([
    [401, 'without signing in'],
    [404, 'Check the address'],
    [429, 'Wait'],
    [503, 'side of the provider'],
  ])('of status %d', (status, words) => {
    expect(adviceFor(failure({ status }), 'https://a.test')).toContain(words);
  });

  it.each([
    'HOST_UNRESOLVED',
    'CONNECTION_REFUSED',
    'TIMED_OUT',
    'TLS_EXPIRED',
    'TLS_NOT_YET_VALID',
    'TLS_WRONG_HOST',
    'TLS_UNTRUSTED',
    'TLS_PROTOCOL',
    'REDIRECTED',
    'NOT_JSON',
    'TOO_LARGE',
    'BAD_RESPONSE',
  ] as const)('%s has advice of its own', (code) => {
    expect(adviceFor(failure({ code }), 'https://a.test')?.length).toBeGreaterThan(20);
    expect(codeOf(failure({ code }))).toBe(code);
  });
});

describe('a document that was found nowhere', () => {
  const tries = [
    { address: 'https://a.test/1', failure: failure({ status: 404, message: 'It answers 404.' }) },
    { address: 'https://a.test/2', failure: failure({ status: 500, message: 'It answers 500.' }) },
  ];

  it('is reported with every place', () => {
    const step = absentDiscoveryStep(tries, null);
    expect(step).toMatchObject({ outcome: 'bad', code: 'DISCOVERY_ABSENT' });
    expect(step.evidence).toContainEqual({ label: 'Also tried', value: 'https://a.test/2: 500' });
  });

  it('is a warning that says what is used instead', () => {
    expect(absentDiscoveryStep(tries, 'The pasted keys are used instead.')).toMatchObject({
      outcome: 'warning',
      code: 'DISCOVERY_ABSENT',
      summary: 'It answers 404. The pasted keys are used instead.',
    });
  });

  it('is no warning when the test was cancelled', () => {
    const cancelled = [{ address: 'https://a.test/1', failure: failure({ code: 'CANCELLED' }) }];
    expect(absentDiscoveryStep(cancelled, 'x')).toMatchObject({
      outcome: 'bad',
      code: 'CANCELLED',
    });
  });
});

it.each([
  ['https://10.1.2.3/internal?token=abc#frag', 'https://10.1.2.3/internal'],
  ['https://ana:hunter2@idp.test/x', 'https://idp.test/x'],
  ['/sign-in?code=abc', 'https://a.test/sign-in'],
  ['javascript:alert(1)', 'javascript:…'],
  ['https://', 'an address that cannot be read'],
])('says where %s leads without what may be secret', (location, value) => {
  const evidence = evidenceOf('https://a.test/x', failure({ code: 'REDIRECTED', location }));
  expect(evidence).toContainEqual({ label: 'Redirects to', value });
  expect(JSON.stringify(evidence)).not.toMatch(/hunter2|abc|alert/);
});
