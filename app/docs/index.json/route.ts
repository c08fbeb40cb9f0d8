import { docsIndex } from '@/lib/usecases/read-docs';

/** What the search looks through: the same for everybody, asked for anew by its ETag. */
export async function GET(request: Request): Promise<Response> {
  const { json, gzip, etag } = await docsIndex();
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'private, no-cache',
    vary: 'accept-encoding',
    etag,
  };
  if (listed(request, 'if-none-match').some((tag) => tag.replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers });
  }
  if (!listed(request, 'accept-encoding').includes('gzip')) return new Response(json, { headers });
  return new Response(gzip, { headers: { ...headers, 'content-encoding': 'gzip' } });
}

function listed(request: Request, header: string): readonly string[] {
  return (request.headers.get(header) ?? '').split(',').map((each) => each.trim());
}
