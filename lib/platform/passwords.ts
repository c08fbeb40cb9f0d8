import { hash, verify } from '@node-rs/argon2';
import { processWide } from './process-wide';

/** argon2id, 19 MiB, 2 passes, 1 lane (OWASP's first choice); raise here, hashes follow at sign-in. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };

/**
 * Nobody's password at the current cost: verifying against it makes unknown operators cost the
 * same work as known ones. A test fails when it falls behind `COST`.
 */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** Hashing leaves half of the four threads of Node's pool to files and name look-ups. */
const AT_ONCE = 2;
interface Queue {
  running: number;
  readonly waiting: (() => void)[];
}
const queueOfProcess = processWide('password-queue', (): Queue => ({ running: 0, waiting: [] }));

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const queue = queueOfProcess.get();
  if (queue.running >= AT_ONCE) await new Promise<void>((resume) => queue.waiting.push(resume));
  else queue.running++;
  try {
    return await work();
  } finally {
    const next = queue.waiting.shift();
    if (next === undefined) queue.running--;
    else next();
  }
}

/** One spelling for what different keyboards compose differently. */
function canonical(password: string): string {
  return password.normalize('NFKC');
}

/** The PHC string of a password: argon2id with a random salt at the current cost. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(canonical(password), COST));
}

/** Whether a password belongs to a hash; the cost is that of the hash. Throws for a broken hash. */
export function verifyPassword(storedHash: string, password: string): Promise<boolean> {
  return inTurn(() => verify(storedHash, canonical(password)));
}

/** Whether a hash was made at another cost than today's, and is to be made anew at sign-in. */
export function needsRehash(storedHash: string): boolean {
  const { memoryCost, timeCost, parallelism } = COST;
  return !storedHash.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
}
