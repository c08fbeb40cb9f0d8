import type { NextRequest } from 'next/server.js';
import type { Auth } from './auth';
import { createGuard, permissionNames } from './guard';
import { clientOf, type GivenClient } from './guard-client';
import type { GuardOptions, TokenGetter } from './guard-options';
import type { GuardOutcome, Refusal } from './guard-outcome';
import { checkOf, type Question, questionOf } from './guard-question';
import { tokenOfGetter, tokenOfHeader } from './guard-token';
import { type ServerSide, serverSide } from './next-server';

/** How the guards of Next answer. */
export interface NextOptions extends GuardOptions {
  /** Where tokens come from, such as a session of Clerk or WorkOS; default: `Authorization: Bearer …`. */
  readonly token?: TokenGetter<[]>;
}

/** What Next gives a route handler beside the request. */
export interface RouteContextLike {
  readonly params: Promise<unknown>;
}
/** The params of any route; name the route with Next's own `RouteContext<'/orders/[id]'>` to have them exactly. */
export interface AnyRoute {
  readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** A route handler of the App Router that learns who calls. */
export type GuardedHandler<Context extends RouteContextLike> = (
  request: NextRequest,
  context: Context & { auth: Auth },
) => Response | Promise<Response>;

/** What is exported as `GET`, `POST` and so on. */
export type RouteHandler<Context extends RouteContextLike> = (
  request: NextRequest,
  context: Context,
) => Promise<Response>;

/** Guards for the App Router of Next 15 and later, in the runtime of Node. */
export interface NextGuards extends ServerSide {
  /** Calls the handler for requests that carry a good token, or a good machine key. */
  readonly requireToken: <Context extends RouteContextLike = AnyRoute>(
    handler: GuardedHandler<Context>,
  ) => RouteHandler<Context>;
  /** And whose token has all permissions that are named before the handler. Throws where none is. */
  readonly requirePermission: <Context extends RouteContextLike = AnyRoute>(
    ...namesAndHandler: readonly [string, ...string[], GuardedHandler<Context>]
  ) => RouteHandler<Context>;
  /**
   * And whom the policies allow it. The functions of the question are given a copy of the request, so that they may
   * read its body and the handler may too. Throws where the question names no resource and action.
   */
  readonly authorize: <Context extends RouteContextLike = AnyRoute>(
    question: Question<[request: Request, context: Context]>,
    handler: GuardedHandler<Context>,
  ) => RouteHandler<Context>;
}

/** Guards of route handlers, server components and server actions that ask `claimcheck`. */
export function protect(claimcheck: GivenClient, options: NextOptions = {}): NextGuards {
  const { token } = options;
  const client = clientOf(claimcheck);
  const guard = createGuard<Request>(client, options, {
    tokenOf: async ({ headers }) =>
      token === undefined
        ? tokenOfHeader(headers.get('authorization'))
        : tokenOfGetter(await token()),
    isOwn: isOfNext,
  });
  return {
    ...serverSide(client, token),
    requireToken: (handler) => guarded(guard.requireToken, handler),
    requirePermission: (...given) => {
      const names = permissionNames(given.filter((one) => typeof one === 'string'));
      const handler = given.find((one) => typeof one === 'function');
      if (handler === undefined) throw new TypeError(NO_HANDLER);
      return guarded((request) => guard.requirePermission(request, names), handler);
    },
    authorize: (given, handler) => {
      const question = questionOf(given);
      return guarded(
        (request, context) =>
          guard.authorize(request, () =>
            onCopy(request, (copy) => checkOf(question, copy, context)),
          ),
        handler,
      );
    },
  };
}

type Judge<Context> = (request: NextRequest, context: Context) => Promise<GuardOutcome>;

const NO_HANDLER = 'Give the handler last: it is called for requests that may pass.';

function guarded<Context extends RouteContextLike>(
  judge: Judge<Context>,
  handler: GuardedHandler<Context>,
): RouteHandler<Context> {
  if (typeof handler !== 'function') throw new TypeError(NO_HANDLER);
  return async (request, context) => {
    const outcome = await judge(request, context);
    if (!outcome.ok) return answerOf(outcome);
    return handler(request, { ...context, auth: outcome.auth });
  };
}

function answerOf({ status, headers, body }: Refusal): Response {
  return Response.json(body, { status, headers });
}

/** Lets a function read a copy of a request; what it leaves of its body is not kept in memory. */
async function onCopy<T>(request: Request, read: (copy: Request) => Promise<T>): Promise<T> {
  const copy = request.clone();
  try {
    return await read(copy);
  } finally {
    // Not waited for: the promise ends only when the other half of the body is given up too.
    if (copy.body?.locked === false) copy.body.cancel().catch(toldByHandler);
  }
}

/** A body that cannot be read fails where the handler reads it. */
function toldByHandler(): void {}

/** `notFound()`, `redirect()` and what Next stops a rendering with carry a digest. */
function isOfNext(error: unknown): boolean {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string';
}
