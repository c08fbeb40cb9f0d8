import { takesGzip } from '@/lib/core/accept-encoding';
import { hasNoNews } from '@/lib/core/none-match';
import { docsIndex } from '@/lib/usecases/read-docs';

/** What the search looks through: the same for everybody, asked for anew by its ETag. */
export async function GET({ headers: asked }: Request): Promise<Response> {
  const { json, gzipped, etag } = await docsIndex();
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'private, no-cache',
    // Weak, because compressed and plain bytes have it alike (RFC 9110, section 8.8.3.3).
    etag: `W/${etag}`,
    vary: 'accept-encoding',
  };
  if (hasNoNews(asked.get('if-none-match') ?? undefined, etag)) {
    return new Response(null, { status: 304, headers });
  }
  if (!takesGzip(asked.get('accept-encoding') ?? undefined)) return new Response(json, { headers });
  return new Response(gzipped, { headers: { ...headers, 'content-encoding': 'gzip' } });
}
