import { docsIndex } from '@/lib/usecases/read-docs';

/** What the search looks through: the same for everybody, asked for anew by its ETag. */
export async function GET(request: Request): Promise<Response> {
  const { json, etag } = await docsIndex();
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'private, no-cache',
    etag,
  };
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim());
  const isKnown = known.some((tag) => tag.replace(/^W\//, '') === etag);
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(json, { headers });
}
