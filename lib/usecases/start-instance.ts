import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { isSetUp } from '@/lib/data/instance';
import { MigrationError, migrateDatabase } from '@/lib/data/migrate';
import { env } from '@/lib/platform/env';
import { SecretKeyError } from '@/lib/platform/secret-key';
import { endLocalSessions } from './end-local-sessions';
import { setupToken } from './setup-token';

/** What a start found and did. */
export interface StartedInstance {
  /** The migrations that this start applied. */
  applied: readonly string[];
  /** Whether nobody has set this installation up. */
  setUpPending: boolean;
  /** Opens `/setup` while set-up is pending (43 characters, base64url); the same at every start. */
  setupToken: string;
}

/** This machine does not let the product start; the message is one plain sentence for the operator. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/**
 * Makes data folder, secret key and database ready for this process, and ends sessions that began with
 * a password where operators sign in with Clerk. Safe in several processes at
 * once. Throws StartError; throws EnvError where variables are bad. Asks nothing of a caller: it
 * runs before there is one.
 */
export async function startInstance(): Promise<StartedInstance> {
  const { databaseUrl, dataDir, clerk } = env();
  ensureWritable(dataDir, 'DATA_DIR');
  if (databaseUrl.startsWith('file:')) {
    const path = databaseUrl.slice('file:'.length);
    ensureWritable(dirname(path), 'DATABASE_URL');
    ensureUsable(path);
  }
  try {
    const token = setupToken();
    const { applied } = await migrateDatabase(databaseUrl);
    if (clerk !== null) await endLocalSessions();
    return { applied, setUpPending: !(await isSetUp()), setupToken: token };
  } catch (cause) {
    if (cause instanceof MigrationError || cause instanceof SecretKeyError) {
      throw new StartError(cause.message, { cause });
    }
    throw cause;
  }
}

function ensureWritable(folder: string, variable: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new StartError(
      `The data folder ${folder} cannot be written to: let this user write there, or choose another one with ${variable}.`,
      { cause },
    );
  }
}

/** A file that another user made: SQLite would open it for reading, and fail at the first change. */
function ensureUsable(path: string): void {
  if (!existsSync(path)) return;
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
  } catch (cause) {
    throw new StartError(
      `The database file ${path} cannot be written to: let this user read and write it, or choose another one with DATABASE_URL.`,
      { cause },
    );
  }
}
