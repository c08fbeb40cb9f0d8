import type { Target } from './nearest-target';

/** Why check-authorization would refuse to be asked about it; null: it would not. */
export function problemOfTarget({ resource, action }: Target): string | null {
  const names = [resource, action];
  if (names.includes('')) return 'Name a resource and an action.';
  if (names.includes('*')) return 'Name what is asked about: * stands for any in policies only.';
  return names.some((name) => name !== name.trim())
    ? 'Resource and action have no blanks around them.'
    : null;
}
