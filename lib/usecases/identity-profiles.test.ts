import { describe, expect, it } from 'vitest';
import { profileOf } from './identity-profiles';

const PROFILE = { email: 'mara@acme.com', emailVerified: true, name: 'Mara' };
const identity = (subject: string) =>
  ({ source: 'clerk:clerk.acme.com', subject, sessionId: 'sess_1' }) as const;

describe('profileOf', () => {
  it('asks the service once in 15 seconds for a user, whatever the session', async () => {
    let asked = 0;
    const load = async () => {
      asked += 1;
      return PROFILE;
    };
    for (const at of [0, 1, 14_999]) expect(await profileOf(identity('a'), load, at)).toBe(PROFILE);
    await profileOf({ ...identity('a'), sessionId: 'sess_2' }, load, 2);
    expect(asked).toBe(1);
    await profileOf(identity('a'), load, 15_000);
    await profileOf(identity('b'), load, 15_000);
    expect(asked).toBe(3);
  });

  it('sees that an address was verified, without asking at every request before', async () => {
    let asked = 0;
    let emailVerified = false;
    const load = async () => {
      asked += 1;
      return { ...PROFILE, emailVerified };
    };
    for (const at of [0, 1, 1999]) await profileOf(identity('d'), load, at);
    expect(asked).toBe(1);
    emailVerified = true;
    expect(await profileOf(identity('d'), load, 2000)).toMatchObject({ emailVerified: true });
    await profileOf(identity('d'), load, 16_999);
    expect(asked).toBe(2);
  });

  it('keeps no failure', async () => {
    const down = () => Promise.reject(new Error('down'));
    await expect(profileOf(identity('c'), down, 0)).rejects.toThrow('down');
    expect(await profileOf(identity('c'), async () => PROFILE, 0)).toBe(PROFILE);
  });

  it('keeps a bounded number of them', async () => {
    let asked = 0;
    const load = async () => {
      asked += 1;
      return PROFILE;
    };
    for (let at = 0; at < 3000; at += 1) await profileOf(identity(`user_${at}`), load, 0);
    const before = asked;
    await profileOf(identity('user_0'), load, 0);
    expect(asked).toBe(before + 1);
  });
});
