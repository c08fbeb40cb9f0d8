import type { PolicyPermission } from '@/lib/core/policies/policy';

/** A count with the word in its number, such as "1 rule" or "2 rules". */
export function counted(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? word : `${word}s`}`;
}

/** The priority of a policy's permissions, or the range of them; empty without any. */
export function prioritiesText(permissions: readonly Pick<PolicyPermission, 'priority'>[]): string {
  if (permissions.length === 0) return '';
  const priorities = permissions.map(({ priority }) => priority);
  const [least, most] = [Math.min(...priorities), Math.max(...priorities)];
  return least === most ? `${least}` : `${least} to ${most}`;
}
