import type { FastifyInstance, HTTPMethods, LightMyRequestResponse } from 'fastify';
import type { Scope } from '@/lib/core/access/api-key';
import type { Caller } from '@/lib/core/access/caller';
import type { Environment } from '@/lib/core/providers/draft';
import { createApiKey } from '@/lib/usecases/create-api-key';
import { unwrap } from './factories';

/** Makes an API key for production with every scope that there is for providers, unless told otherwise. */
export async function makeApiKey(
  owner: Caller,
  given: { grants?: readonly Scope[]; environment?: Environment } = {},
): Promise<{ id: string; plaintext: string }> {
  const { grants = ['providers:write'], environment = 'production' } = given;
  const input = { kind: 'api', name: 'Test', environment, expiresAt: null } as const;
  const { key, plaintext } = unwrap(await createApiKey(owner, { ...input, grants: [...grants] }));
  return { id: key.id, plaintext };
}

/** What a test sends beside method and address. */
export interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type ApiClient = (
  method: Extract<HTTPMethods, 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT'>,
  url: string,
  sent?: Sent,
) => Promise<LightMyRequestResponse>;

/** Sends requests to an api with a key. */
export function apiClient(api: FastifyInstance, key: string): ApiClient {
  return (method, url, { body, headers = {} } = {}) =>
    api.inject({
      method,
      url,
      headers: { authorization: `Bearer ${key}`, ...headers },
      ...(body !== undefined && { payload: Object(body) }),
    });
}
