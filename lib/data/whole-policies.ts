import { database, type Tx, transaction } from './database';
import { type ActiveRow, type PolicyRow, WITH_PERMISSIONS } from './policy-rows';
import { stampOf } from './row-stamp';

/** How often somebody may save between two statements before writers are made to wait. */
const MOST_TRIES = 3;

interface VersionedRow {
  readonly id: string;
  readonly version: number;
  readonly updatedAt: Date;
}

type ReadRows<Row> = (tx: Tx, ids: readonly string[]) => Promise<readonly Row[]>;

/**
 * Policies with their permissions, both of one version, in the order of `ids`; without those that do not
 * exist. The ids come from a statement that is bound to the workspace.
 */
export function wholePolicies(ids: readonly string[]): Promise<readonly PolicyRow[]> {
  return readWhole(ids, (tx, some) =>
    tx.policy.findMany({ where: { id: { in: [...some] } }, include: WITH_PERMISSIONS }),
  );
}

/** The same without tests, which decide nothing. */
export function wholeActivePolicies(ids: readonly string[]): Promise<readonly ActiveRow[]> {
  return readWhole(ids, (tx, some) =>
    tx.policy.findMany({
      where: { id: { in: [...some] } },
      include: WITH_PERMISSIONS,
      omit: { tests: true },
    }),
  );
}

/** `read` takes more than one statement, so that a save may come in between: what it changed is read again. */
async function readWhole<Row extends VersionedRow>(
  ids: readonly string[],
  read: ReadRows<Row>,
): Promise<readonly Row[]> {
  const whole = new Map<string, Row>();
  let left = ids;
  for (let tries = 0; left.length > 0 && tries < MOST_TRIES; tries += 1) {
    const rows = await read(database(), left);
    const stamps = await stampsOf(rows);
    left = rows.flatMap((row) => {
      const stamp = stamps.get(row.id);
      if (stamp === stampOf(row)) whole.set(row.id, row);
      // Neither the same nor another: it was deleted.
      return stamp === undefined || stamp === stampOf(row) ? [] : [row.id];
    });
  }
  const last = left.length === 0 ? [] : await transaction((tx) => read(tx, left));
  for (const row of last) whole.set(row.id, row);
  return ids.flatMap((id) => whole.get(id) ?? []);
}

/** As they are after `rows` were read; the ids come from a statement that is bound to the workspace. */
async function stampsOf(rows: readonly VersionedRow[]): Promise<ReadonlyMap<string, string>> {
  const now = await database().policy.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    select: { id: true, version: true, updatedAt: true },
  });
  return new Map(now.map((row) => [row.id, stampOf(row)]));
}
