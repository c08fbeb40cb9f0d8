import type { Request, RequestHandler, Response } from 'express';
import type { Auth } from './auth';
import { createGuard, permissionNames } from './guard';
import { clientOf, type GivenClient } from './guard-client';
import type { GuardOptions, TokenGetter } from './guard-options';
import type { GuardOutcome, Refusal } from './guard-outcome';
import { checkOf, type Question, questionOf } from './guard-question';
import { tokenOfGetter, tokenOfHeaders } from './guard-token';

declare global {
  namespace Express {
    interface Request {
      /** Who calls; set by the guards of Claimcheck once the token was found good. */
      auth?: Auth;
    }
  }
}

/** How the guards of Express answer. */
export interface ExpressOptions extends GuardOptions {
  /** Where tokens come from; default: `Authorization: Bearer …`. */
  readonly token?: TokenGetter<[request: Request]>;
}

/** Middleware for Express 4.18 and later, and 5. */
export interface ExpressGuards {
  /** Lets requests pass that carry a good token, or a good machine key. */
  readonly requireToken: (...none: never[]) => RequestHandler;
  /** And whose token has all of these permissions. Throws where none is named. */
  readonly requirePermission: (...names: string[]) => RequestHandler;
  /**
   * And whom the policies allow it; asks what `requireToken` asks first. Throws where the question names no resource
   * and action.
   */
  readonly authorize: (question: Question<[request: Request]>) => RequestHandler;
}

/** Guards of routes that ask `claimcheck`. */
export function protect(claimcheck: GivenClient, options: ExpressOptions = {}): ExpressGuards {
  const { token } = options;
  const guard = createGuard<Request>(clientOf(claimcheck), options, {
    tokenOf: async (request) =>
      token === undefined ? tokenOfHeaders(request) : tokenOfGetter(await token(request)),
  });
  return {
    requireToken: (...none) => {
      if (none.length > 0) throw new TypeError('Call it: app.use(requireToken()).');
      return handlerOf(guard.requireToken);
    },
    requirePermission: (...given) => {
      const names = permissionNames(given);
      return handlerOf((request) => guard.requirePermission(request, names));
    },
    authorize: (given) => {
      const question = questionOf(given);
      return handlerOf((request) => guard.authorize(request, () => checkOf(question, request)));
    },
  };
}

function handlerOf(judge: (request: Request) => Promise<GuardOutcome>): RequestHandler {
  return (request, response, next) => {
    // Express 4 does not wait for promises, so what they reject with is handed on.
    judge(request)
      .then((outcome) => {
        if (!outcome.ok) return answer(response, outcome);
        request.auth = outcome.auth;
        return next();
      }, next)
      .catch(next);
  };
}

function answer(response: Response, { status, headers, body }: Refusal): void {
  response.status(status).set(headers).json(body);
}
