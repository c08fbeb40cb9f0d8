import type { PolicyDraft, PolicyTest } from '@/lib/core/policies/policy';

/** A case to be filled in: of the first permission, with the decision that asks for least thought. */
export function newTest({ permissions, tests }: PolicyDraft): PolicyTest {
  const { resource = '', actions = [] } = permissions[0] ?? {};
  const action = actions.find((name) => name !== '*') ?? '';
  const name = freeName('New test', tests);
  return { name, attributes: {}, resource, action, context: {}, now: null, expected: 'Deny' };
}

/** The name, with the first number after it that makes it differ from those that are taken. */
export function freeName(wanted: string, tests: readonly PolicyTest[]): string {
  const taken = new Set(tests.map(({ name }) => name));
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted} ${number}`;
  return name;
}
