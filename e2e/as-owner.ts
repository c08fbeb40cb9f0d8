import { join } from 'node:path';
import type { Caller } from '@/lib/core/access/caller';
import { permissionsOf } from '@/lib/core/access/permissions';
import type { Result } from '@/lib/core/result';
import { setDatabaseForTesting } from '@/lib/data/database';
import { openDatabase } from '@/lib/data/open-database';
import type { RunningConsole } from './console';
import { OWNER } from './fixtures';

type Database = ReturnType<typeof openDatabase>;

/** Runs on the SQLite database of a running console, for its rows and for use cases. */
export async function onDatabase<T>(
  { dataDir }: RunningConsole,
  run: (database: Database) => Promise<T>,
): Promise<T> {
  const opened = openDatabase(`file:${join(dataDir, 'claimcheck.db')}`);
  setDatabaseForTesting(opened);
  try {
    return await run(opened);
  } finally {
    setDatabaseForTesting(null);
    await opened.$disconnect();
  }
}

/** Runs use cases on a running console, as its owner does through the pages. */
export function asOwner<T>(
  console: RunningConsole,
  run: (caller: Caller, database: Database) => Promise<T>,
): Promise<T> {
  return onDatabase(console, async (database) => {
    const { id } = await database.workspace.findFirstOrThrow();
    return run(callerIn(id), database);
  });
}

function callerIn(workspaceId: string): Caller {
  return {
    actor: { type: 'operator', id: 'opr_e2e', label: OWNER.email },
    workspaceId,
    environment: null,
    permissions: permissionsOf('owner'),
    requestId: 'req_e2e',
    clientAddress: null,
  };
}

/** What a use case answers; throws where it failed. */
export function mustHave<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}
