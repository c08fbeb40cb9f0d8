import { describe, expect, it } from 'vitest';
import { trustedProvider } from '@/lib/testing/token-factory';
import { acceptedToken, refusedToken } from '@/lib/testing/verdicts';
import { verdictAnswer } from './verdict-answer';

describe('verdictAnswer', () => {
  it.each([
    ['a good token', acceptedToken()],
    ['a refused token', refusedToken()],
  ])('tells no more of the provider of %s than its id, name and type', (_, verified) => {
    const provider = trustedProvider();
    const { id, name, type } = provider;
    expect(verdictAnswer({ ...verified, provider })).toHaveProperty('provider', { id, name, type });
  });
});
