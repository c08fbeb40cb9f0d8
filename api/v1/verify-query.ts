import type { FastifyRequest } from 'fastify';
import { invalidInput, ok, type Result } from '@/lib/core/result';

/** What the address of a verification asks for beside the body. */
export interface VerifyQuery {
  /** Permissions that the token has to have; null: none was asked for. */
  readonly permissions: readonly string[] | null;
  /** Whether refusals are `{"detail": …}`. */
  readonly detail: boolean;
}

const PLAIN: VerifyQuery = { permissions: null, detail: false };
const PLAIN_RESULT = ok(PLAIN);

/** Reads `?permission=…&style=detail`; permissions may be repeated, or separated by commas or spaces. */
export function readVerifyQuery({ raw }: FastifyRequest): Result<VerifyQuery> {
  const { url = '' } = raw;
  const start = url.indexOf('?');
  return start === -1 ? PLAIN_RESULT : readParameters(new URLSearchParams(url.slice(start + 1)));
}

/** The permissions of a list that is separated by commas or spaces. */
export function permissionsIn(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((name) => name !== '');
}

function readParameters(parameters: URLSearchParams): Result<VerifyQuery> {
  const unknown = [...parameters.keys()].find((name) => name !== 'permission' && name !== 'style');
  if (unknown !== undefined) {
    return wrong(unknown, 'Only permission and style are read in this address.');
  }
  const [style, second] = parameters.getAll('style');
  if (second !== undefined || (style !== undefined && style !== 'detail')) {
    return wrong('style', 'Write style=detail once, or leave it out.');
  }
  const asked = parameters.getAll('permission');
  const named = asked.map(permissionsIn);
  // One that is empty beside others too: somebody meant to ask for it.
  if (named.some(({ length }) => length === 0)) {
    return wrong('permission', 'Name a permission, or leave it out.');
  }
  const permissions = asked.length === 0 ? null : [...new Set(named.flat())];
  return ok({ permissions, detail: style === 'detail' });
}

function wrong(field: string, message: string): Result<never> {
  return invalidInput({ [field]: [message] }, message);
}
