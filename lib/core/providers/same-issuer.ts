/**
 * Whether two issuers are one, spelled in two ways: they differ in white space around them, in the case
 * of scheme and host, or in slashes at the end, and in nothing else. Whatever else differs (the port,
 * the region, the case of the path) may make it a stranger's.
 */
export function isSameIssuer(one: string, other: string): boolean {
  return plainSpelling(one) === plainSpelling(other);
}

function plainSpelling(issuer: string): string {
  const text = issuer.trim();
  const [origin = ''] = /^https?:\/\/[^/?#@\\\s]+/i.exec(text) ?? [];
  return origin.toLowerCase() + text.slice(origin.length).replace(/\/+$/, '');
}
