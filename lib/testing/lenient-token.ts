/** A token read by the platform's own loose decoders, so that nothing under test takes part. */
export interface LenientToken {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** The JSON of both, as written. */
  readonly texts: readonly string[];
  /** One of them begins with a byte order mark. */
  readonly marked: boolean;
}

/** Reads a token that jose could read; what is not an object reads as an empty one. */
export function readLeniently(token: string): LenientToken {
  const raw = token
    .split('.')
    .slice(0, 2)
    .map((part) => Buffer.from(part, 'base64url').toString());
  const texts = raw.map((text) => text.replace(/^\uFEFF/, ''));
  const [header = {}, claims = {}] = texts.map(objectOf);
  return { header, claims, texts, marked: raw.some((text) => text.startsWith('\uFEFF')) };
}

function objectOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether JSON loses members when it is parsed: it writes more names than are kept. */
export function namesTwice(text: string): boolean {
  const written = [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon);
  return written.length > keptNames(objectOf(text));
}

function keptNames(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + keptNames(one), 0);
  if (!isObject(value)) return 0;
  return Object.values(value).reduce((sum: number, one) => sum + 1 + keptNames(one), 0);
}

/** Containers within containers; a plain value has none. */
export function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
