import { describe, expect, it } from 'vitest';
import { keyInBody, misplacedCredentials } from './credential-places';

const at = (url: string, ...rawHeaders: string[]) => misplacedCredentials({ url, rawHeaders });

describe('misplacedCredentials', () => {
  it('has nothing to say of one Authorization header', () => {
    expect(at('/v1/verify', 'Host', 'a', 'Authorization', 'Bearer cck_live_a')).toBeNull();
    expect(at('/v1/verify?permission=a&style=detail')).toBeNull();
  });

  it.each([
    ['Authorization', 'authorization'],
    ['AUTHORIZATION', 'Authorization'],
    ['X-Claimcheck-Key', 'x-claimcheck-key'],
  ])('threat 36: %s and %s in one request', (first, second) => {
    expect(at('/', first, 'Bearer a', second, 'Bearer a')).toMatch(/^Send one .* header only\.$/);
  });

  it.each([
    'token=abc',
    'a=1&API_KEY=abc',
    'access_token=abc',
    'x=cck_live_abc',
    'x=ccm_test_abc',
    'x=eyJhbGciOiJub25lIn0.e30.',
    'x=Bearer%20eyJhbGciOiJub25lIn0.e30.',
    '%74oken=abc',
  ])('threat 225: %s', (query) => {
    expect(at(`/v1/verify?${query}`)).toMatch(/^Send no key or token in the address/);
  });

  it('does not judge the key id of a token, which a stranger may have chosen', () => {
    const query = 'provider=prv_a&kid=cck_live_x';
    expect(at(`/v1/bundle?${query}`)).toBeNull();
    expect(at('/v1/bundle?provider=prv_a&kid=eyJa.b.')).toBeNull();
    expect(at('/v1/bundle?provider=cck_live_x&kid=a')).toMatch(/^Send no key or token/);
    expect(at(`/v1/bundle?${query}&token=a`)).toMatch(/^Send no key or token/);
    expect(at(`/v1/verify?${query}`)).toMatch(/^Send no key or token/);
  });

  it('does not judge a query that is not ours', () => {
    const foreign = { url: '/v1/forward-auth/reset?token=abc', rawHeaders: [] };
    expect(misplacedCredentials(foreign, () => true)).toBeNull();
  });
});

describe('keyInBody', () => {
  it('threat 36: finds a key beside the token', () => {
    expect(keyInBody({ token: 'a' })).toBeNull();
    expect(keyInBody({ token: 'a', apiKey: 'b' })).toMatch(/Authorization header only/);
  });
});
