/** What is wrong in a bundle, and where; thrown while one is read, and caught by its reader. */
export class WrongBundle extends Error {
  override readonly name = 'WrongBundle';
}

/** An object of a bundle, of which nothing is known. */
export type BundleObject = Readonly<Record<string, unknown>>;

/** Says what is wrong at a place such as `providers.3.keys`. Throws always. */
export function wrongAt(at: string, message: string): never {
  throw new WrongBundle(`${at}: ${message}`);
}

/** An object. Throws for anything else, as all of these do. */
export function objectAt(value: unknown, at: string): BundleObject {
  return isObject(value) ? value : wrongAt(at, 'is no object');
}

function isObject(value: unknown): value is BundleObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an object itself has under a name. */
export function memberAt(object: BundleObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A list, of which nothing is known. */
export function listAt(value: unknown, at: string): readonly unknown[] {
  return Array.isArray(value) ? value : wrongAt(at, 'is no list');
}

/** A text that is not empty. */
export function textAt(object: BundleObject, name: string, at: string): string {
  const value = memberAt(object, name);
  return typeof value === 'string' && value !== '' ? value : wrongAt(`${at}.${name}`, 'is no text');
}

/** The same or null. */
export function textOrNullAt(object: BundleObject, name: string, at: string): string | null {
  return memberAt(object, name) === null ? null : textAt(object, name, at);
}

/** A list of texts. */
export function textsAt(object: BundleObject, name: string, at: string): readonly string[] {
  const list = listAt(memberAt(object, name), `${at}.${name}`);
  const texts = list.filter((item) => typeof item === 'string');
  return texts.length === list.length ? texts : wrongAt(`${at}.${name}`, 'holds more than texts');
}

/** A finite number. */
export function numberAt(object: BundleObject, name: string, at: string): number {
  const value = memberAt(object, name);
  return typeof value === 'number' && Number.isFinite(value)
    ? value
    : wrongAt(`${at}.${name}`, 'is no number');
}

/** One of the texts that are known. */
export function oneOfAt<T extends string>(
  object: BundleObject,
  name: string,
  known: readonly T[],
  at: string,
): T {
  const value = memberAt(object, name);
  return known.find((one) => one === value) ?? wrongAt(`${at}.${name}`, 'is not known');
}

const SHA_256 = /^[0-9a-f]{64}$/;

/** SHA-256 as 64 small hexadecimal digits. */
export function digestAt(object: BundleObject, name: string, at: string): string {
  const value = textAt(object, name, at);
  return SHA_256.test(value) ? value : wrongAt(`${at}.${name}`, 'is no SHA-256');
}

/** A moment in ISO 8601, or null. */
export function momentAt(object: BundleObject, name: string, at: string): string | null {
  const value = textOrNullAt(object, name, at);
  return value === null || Number.isFinite(Date.parse(value))
    ? value
    : wrongAt(`${at}.${name}`, 'is no moment');
}

/** Throws where a text occurs twice: which of two holds must not depend on who looks. */
export function uniqueAt(texts: readonly string[], at: string): void {
  if (new Set(texts).size !== texts.length) wrongAt(at, 'names something twice');
}
