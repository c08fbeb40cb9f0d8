import type { FastifyInstance, FastifyReply, FastifyRequest, RouteGenericInterface } from 'fastify';
import type { Auth } from './auth';
import { createGuard, permissionNames } from './guard';
import { clientOf, type GivenClient } from './guard-client';
import type { GuardOptions, TokenGetter } from './guard-options';
import type { GuardOutcome } from './guard-outcome';
import { checkOf, type Question, questionOf } from './guard-question';
import { tokenOfGetter, tokenOfHeaders } from './guard-token';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; set by the guards of Claimcheck once the token was found good. */
    auth?: Auth;
  }
}

/** How the guards of Fastify answer. */
export interface FastifyOptions extends GuardOptions {
  /** Where tokens come from; default: `Authorization: Bearer …`. */
  readonly token?: TokenGetter<[request: FastifyRequest]>;
}

/** A hook of a route: `preHandler`, or `onRequest` where the body is not needed. */
export type FastifyGuard<Route extends RouteGenericInterface = RouteGenericInterface> = (
  request: FastifyRequest<Route>,
  reply: FastifyReply,
) => Promise<unknown>;

/** Hooks for Fastify 5. */
export interface FastifyGuards {
  /** Lets requests pass that carry a good token, or a good machine key. */
  readonly requireToken: (...none: never[]) => FastifyGuard;
  /** And whose token has all of these permissions. Throws where none is named. */
  readonly requirePermission: (...names: string[]) => FastifyGuard;
  /**
   * And whom the policies allow it; asks what `requireToken` asks first. Throws where the question names no resource
   * and action.
   */
  readonly authorize: <Route extends RouteGenericInterface = RouteGenericInterface>(
    question: Question<[request: FastifyRequest<Route>]>,
  ) => FastifyGuard<Route>;
}

/** Guards of routes that ask `claimcheck`. */
export function protect(claimcheck: GivenClient, options: FastifyOptions = {}): FastifyGuards {
  const { token } = options;
  const guard = createGuard<FastifyRequest>(clientOf(claimcheck), options, {
    tokenOf: async (request) =>
      token === undefined
        ? tokenOfHeaders({ headers: request.headers, rawHeaders: request.raw.rawHeaders })
        : tokenOfGetter(await token(request)),
  });
  return {
    requireToken: (...none) => {
      if (none.length > 0) throw new TypeError('Call it: { preHandler: requireToken() }.');
      return async (request, reply) => settle(request, reply, await guard.requireToken(request));
    },
    requirePermission: (...given) => {
      const names = permissionNames(given);
      return async (request, reply) =>
        settle(request, reply, await guard.requirePermission(request, names));
    },
    authorize: (given) => {
      const question = questionOf(given);
      return async (request, reply) =>
        settle(request, reply, await guard.authorize(request, () => checkOf(question, request)));
    },
  };
}

/**
 * Optional: gives every request a place for `auth` beforehand, which keeps them of one shape. Register it at the
 * root; the guards work without it.
 */
export function authPlugin(server: FastifyInstance, _: object, done: () => void): void {
  if (!server.hasRequestDecorator('auth')) server.decorateRequest('auth', undefined);
  done();
}
// Fastify's own mark for plugins that are meant for the instance that registers them.
Object.assign(authPlugin, { [Symbol.for('skip-override')]: true });

function settle(request: FastifyRequest, reply: FastifyReply, outcome: GuardOutcome): unknown {
  if (!outcome.ok) return reply.code(outcome.status).headers(outcome.headers).send(outcome.body);
  request.auth = outcome.auth;
  return undefined;
}
