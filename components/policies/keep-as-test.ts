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
    // What the simulator read from JSON has no prototype, which an action cannot be sent.
    change({ tests: [...tests, structuredClone({ ...test, name })] });
    onOpen(tests.length);
    announce(`Added to the tests: ${name}`);
  };
}
