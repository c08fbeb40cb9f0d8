import { beforeEach, describe, expect, it } from 'vitest';
import { setConfigurationRevision } from './configuration-revision';
import { Followed } from './followed';

let reads = 0;
let answer: () => Promise<string>;
const followed = () =>
  new Followed({
    name: 'test',
    read: async (key) => {
      reads += 1;
      return `${key} ${await answer()}`;
    },
  });

beforeEach(() => {
  reads = 0;
  answer = async () => `at ${reads}`;
  setConfigurationRevision(1);
});

describe('Followed', () => {
  it('reads once until the configuration changes, for all who wait', async () => {
    const values = followed();
    expect(await Promise.all([values.get('a'), values.get('a')])).toEqual(['a at 1', 'a at 1']);
    expect(values.get('a')).toBe('a at 1');
    setConfigurationRevision(2);
    expect(await values.get('a')).toBe('a at 2');
    expect(reads).toBe(2);
  });

  it('takes what was read while the configuration changed for old', async () => {
    const values = followed();
    answer = async () => {
      setConfigurationRevision(2);
      return 'before';
    };
    await values.get('a');
    answer = async () => 'after';
    expect(await values.get('a')).toBe('a after');
  });

  it('goes on with the last value while storage does not answer, and tries again', async () => {
    const values = followed();
    await values.get('a');
    setConfigurationRevision(2);
    answer = async () => Promise.reject(new Error('away'));
    expect(await values.get('a')).toBe('a at 1');
    await expect(values.get('b')).rejects.toThrow('away');
    answer = async () => 'again';
    expect(await values.get('a')).toBe('a again');
  });
});
