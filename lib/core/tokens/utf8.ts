// A byte order mark is kept: RFC 8259 (8.1) forbids it, so the JSON reader refuses it.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text that the bytes spell in UTF-8, or null when they are not valid UTF-8. */
export function decodeUtf8(bytes: Uint8Array<ArrayBuffer>): string | null {
  try {
    return strict.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
