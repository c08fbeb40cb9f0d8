const TAGS = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;

/** Whether `If-None-Match` names a tag, or any (RFC 9110, section 13.1.2: weak and strong are compared alike). */
export function hasNoNews(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  const tags = header.match(TAGS) ?? [];
  return tags.some((tag) => tag.replace('W/', '') === etag);
}
