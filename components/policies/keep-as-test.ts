import type { PolicyTest } from '@/lib/core/policies/policy';
import { announce } from '../ui/announce';
import { freeName } from './new-test';
import type { PolicyEditing } from './use-policy-editing';

/** How the simulator adds a test: at the end, under a name that is free, and open. */
export function testKeeper(
  { draft, change }: Pick<PolicyEditing, 'draft' | 'change'>,
  onOpen: (place: number) => void,
): (test: PolicyTest) => void {
  const { tests } = draft;
  return (test) => {
    const name = freeName(test.name.trim() || 'From the simulator', tests);
    change({ tests: [...tests, { ...test, name }] });
    onOpen(tests.length);
    announce(`Added to the tests: ${name}`);
  };
}
