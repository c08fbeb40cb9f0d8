import { expect, it } from 'vitest';
import { testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { killWriters } from '@/lib/testing/kill-rounds';
import { database } from './database';

const SEED = 20_261_121;

describeOnEachDatabase('a process killed while it writes', (kind) => {
  it('threat 167: what was acknowledged is there, what was not is whole or absent (8 rounds; 200 in the drill)', {
    timeout: 120_000,
  }, async () => {
    const opened = await testDatabase(kind);
    const { acknowledged, faults } = await killWriters(opened.url, 8, SEED);
    expect(faults).toEqual([]);
    expect(acknowledged).toBeGreaterThanOrEqual(8);
    if (kind === 'sqlite') {
      expect(await database().$queryRaw`PRAGMA integrity_check`).toEqual([
        { integrity_check: 'ok' },
      ]);
    }
    await opened.close();
  });
});
