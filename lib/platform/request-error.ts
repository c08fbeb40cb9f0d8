import { lastListed } from './request-headers';

/** The request in which a page failed, as Next tells it. */
interface FailedRequest {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Where in the application it failed, as Next tells it. */
interface FailedPlace {
  readonly routePath: string;
  readonly routeType: string;
}

/**
 * What is logged of a failed page. Of the address only the path: a query may hold the token of the
 * set-up. `digest` is the reference that the error page shows; null where Next gave none.
 */
export function requestErrorRecord(
  error: unknown,
  { path, method, headers }: FailedRequest,
  { routePath, routeType }: FailedPlace,
): object {
  return {
    err: error,
    digest: digestOf(error),
    requestId: lastListed(headers['x-claimcheck-request-id']),
    method,
    path: path.split('?', 1)[0],
    route: routePath,
    routeType,
  };
}

function digestOf(error: unknown): string | null {
  const digest = error instanceof Object && 'digest' in error ? error.digest : null;
  return typeof digest === 'string' ? digest : null;
}
