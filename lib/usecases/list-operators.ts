import { ok, type Result } from '@/lib/core/result';
import { type ListedOperator, listOperators as readOperators } from '@/lib/data/operator-list';
import { onDatabase } from './change-operator';

export type { ListedOperator };

/**
 * Every operator of this installation, by e-mail address. Needs no permission: whoever runs the
 * command owns the machine.
 */
export function listOperators(): Promise<Result<readonly ListedOperator[]>> {
  return onDatabase(async () => ok(await readOperators()));
}
