import { describe, expect, it } from 'vitest';
import { Turnstile, TurnstileTimeout } from './turnstile';

describe('Turnstile', () => {
  it('lets one through at a time, in order', async () => {
    const turnstile = new Turnstile();
    const log: string[] = [];
    const visit = async (name: string) => {
      const leave = await turnstile.enter();
      log.push(`in ${name}`);
      await Promise.resolve();
      log.push(`out ${name}`);
      leave();
      leave();
    };
    await Promise.all(['a', 'b', 'c'].map(visit));
    expect(log).toEqual(['in a', 'out a', 'in b', 'out b', 'in c', 'out c']);
  });

  it('forgets who gave up, and goes on with the next', async () => {
    const turnstile = new Turnstile();
    const leave = await turnstile.enter();
    const impatient = turnstile.enter(1);
    const patient = turnstile.enter();
    await expect(impatient).rejects.toThrow(TurnstileTimeout);
    leave();
    (await patient)();
    await turnstile.enter(1);
  });
});
