import type { AuthorizationAnswer } from './answers';
import { isObject } from './remote-json';
import { isProviderOrNull, isTextOrNull } from './remote-verdict';

/** Reads what was decided; null: it is of no shape that is known, and nothing is allowed by it. */
export function readDecision(value: unknown): AuthorizationAnswer | null {
  return isObject(value) && isDecision(value) ? value : null;
}

type Members = Readonly<Record<string, unknown>>;

function isDecision(value: object): value is AuthorizationAnswer {
  const { allowed, reason, message, decisionId, subject, provider, policy, ...rest }: Members = {
    ...value,
  };
  if (typeof allowed !== 'boolean' || !isTextOrNull(subject)) return false;
  if (![reason, message, decisionId].every((text) => typeof text === 'string')) return false;
  // Nobody is not allowed anything.
  if (reason === '' || (allowed && (subject === null || subject === ''))) return false;
  return isProviderOrNull(provider) && isPolicyOrNull(policy) && isExplained(rest);
}

function isPolicyOrNull(value: unknown): boolean {
  if (value === null) return true;
  if (!isObject(value)) return false;
  const { id, name, version, ruleId, priority } = value;
  if (typeof id !== 'string' || typeof name !== 'string' || !isTextOrNull(ruleId)) return false;
  return Number.isFinite(version) && (priority === null || Number.isFinite(priority));
}

function isExplained({ attributes, attributeSizes, trace, change }: Members): boolean {
  const areObjects = [attributes, attributeSizes, trace].every(
    (member) => member === undefined || isObject(member),
  );
  return areObjects && (change === undefined || change === null || isChange(change));
}

function isChange(change: unknown): boolean {
  if (!isObject(change) || typeof change.kind !== 'string') return false;
  if (change.kind !== 'found') return typeof change.sentence === 'string';
  const { alternatives } = change;
  return Array.isArray(alternatives) && alternatives.every(isAlternative);
}

function isAlternative(value: unknown): boolean {
  return isObject(value) && typeof value.sentence === 'string';
}
