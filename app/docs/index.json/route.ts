import { hasNoNews } from '@/lib/core/none-match';
import { docsIndex } from '@/lib/usecases/read-docs';

/** What the search looks through: the same for everybody, asked for anew by its ETag. */
export async function GET({ headers: asked }: Request): Promise<Response> {
  const { json, etag } = await docsIndex();
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'private, no-cache',
    // Weak, because compressed and plain bytes have it alike (RFC 9110, section 8.8.3.3).
    etag: `W/${etag}`,
  };
  const isKnown = hasNoNews(asked.get('if-none-match') ?? undefined, etag);
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(json, { headers });
}
