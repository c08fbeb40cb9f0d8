import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INSTANCE_CHAIN } from '@/lib/core/audit/event';
import { freshDatabaseUrl } from '@/lib/testing/database';
import { callerOf, createWorkspace, providerDraft, saveProvider } from '@/lib/testing/factories';
import { createProvider } from '@/lib/usecases/create-provider';
import { verifyAuditChain } from './audit';
import { database, setDatabaseForTesting } from './database';
import { openDatabase } from './open-database';

/** A disk of its own that is soon full; null where this user may not mount one. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'pipe' });
    return folder;
  } catch {
    // No Linux, no root, or a container that forbids it: the test is skipped and counted.
    return null;
  }
}

const disk = smallDisk();

describe.skipIf(disk === null)('a full disk', () => {
  const folder = disk ?? '';
  const ballast = join(folder, 'ballast');

  beforeAll(async () => {
    const path = join(folder, 'claimcheck.db');
    copyFileSync((await freshDatabaseUrl('sqlite')).slice('file:'.length), path);
    setDatabaseForTesting(openDatabase(`file:${path}`));
  });
  afterAll(async () => {
    await database().$disconnect();
    setDatabaseForTesting(null);
    execFileSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  function fill(): void {
    for (let bytes = 65_536; bytes >= 512; bytes /= 2) {
      try {
        for (;;) writeFileSync(ballast, Buffer.alloc(bytes), { flag: 'a' });
      } catch (error) {
        expect(error).toMatchObject({ code: 'ENOSPC' });
      }
    }
  }

  it('threat 169: refuses changes in plain words, keeps nothing of them, reads on, and works again without a restart', async () => {
    const workspace = await createWorkspace();
    const caller = callerOf(workspace.id);
    await saveProvider(caller);
    fill();
    let kept = 1;
    let last = await createProvider(caller, providerDraft());
    for (; last.ok && kept < 1000; kept += 1) last = await createProvider(caller, providerDraft());
    expect(last).toEqual({
      ok: false,
      failure: {
        code: 'UNAVAILABLE',
        message: expect.stringMatching(/^The (disk of the )?database .*Nothing was changed/),
        retryAfterSeconds: 5,
      },
    });
    expect(await database().provider.count()).toBe(kept);
    expect(await verifyAuditChain(workspace.id)).toEqual({ ok: true, count: kept });
    expect(await verifyAuditChain(INSTANCE_CHAIN)).toMatchObject({ ok: true });
    rmSync(ballast);
    await saveProvider(caller);
    expect(await verifyAuditChain(workspace.id)).toEqual({ ok: true, count: kept + 1 });
    expect(await database().$queryRaw`PRAGMA integrity_check`).toEqual([{ integrity_check: 'ok' }]);
  });
});
