import type { Prisma } from './generated/sqlite/client';

/** Text that both databases store: PostgreSQL refuses NUL and lone surrogates. */
export function storableText(text: string): string {
  return text.replaceAll(/\0|\p{Surrogate}/gu, '\uFFFD');
}

/**
 * A plain value as a Json column stores it, the same in both databases. Members that are undefined
 * are left out; what JSON cannot say (functions, NaN …) throws.
 */
export function toJson(value: unknown): Prisma.InputJsonValue | null {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return storableText(value);
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object') return toJsonObject(value);
  throw new TypeError(`A ${typeof value} cannot be stored as JSON.`);
}

/** `toJson` of an object's own members. */
export function toJsonObject(value: object): Prisma.InputJsonObject {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [storableText(name), toJson(member)]));
}
