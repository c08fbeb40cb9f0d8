/** In what two issuers differ, most telling first. */
export type IssuerDifference = 'slash' | 'case' | 'scheme' | 'port' | 'host' | 'path' | 'several';

/** Names the one part in which two addresses differ; `several` when it is not one, or they are none. */
export function issuerDifference(configured: string, published: string): IssuerDifference {
  if (configured.replace(/\/$/, '') === published.replace(/\/$/, '')) return 'slash';
  if (configured.toLowerCase() === published.toLowerCase()) return 'case';
  const [first, second] = [partsOf(configured), partsOf(published)];
  if (first === null || second === null) return 'several';
  const parts = (['scheme', 'host', 'port', 'path'] as const).filter(
    (part) => first[part] !== second[part],
  );
  return parts.length === 1 ? (parts[0] ?? 'several') : 'several';
}

function partsOf(text: string) {
  const found = /^(https?):\/\/([^/:?#]+)(:\d+)?([^?#]*)$/i.exec(text);
  if (found === null) return null;
  const [, scheme = '', host = '', port = '', path = ''] = found;
  return { scheme: scheme.toLowerCase(), host: host.toLowerCase(), port, path };
}
