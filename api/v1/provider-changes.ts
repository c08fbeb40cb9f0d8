import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import {
  changedDraft,
  inApiTerms,
  newDraft,
  providerAnswer,
} from '@/lib/core/providers/flat-provider';
import type { ProviderMembers } from '@/lib/core/providers/flat-provider-schema';
import type { Provider } from '@/lib/core/providers/settings';
import type { Failure, Result } from '@/lib/core/result';
import { createProvider } from '@/lib/usecases/create-provider';
import { deleteProvider } from '@/lib/usecases/delete-provider';
import { getProvider } from '@/lib/usecases/get-provider';
import type { Once } from '@/lib/usecases/only-once';
import { updateProvider } from '@/lib/usecases/update-provider';
import { callerOf } from '../plugins/api-key';
import { answerOtherRequest, createOnce } from './once-answer';
import { answerUnconditional, etagOf, versionOf } from './preconditions';
import type { NewProvider } from './provider-schema';
import { refuse } from './refusals';

/** Answers a provider with its ETag. */
export function answerProvider(reply: FastifyReply, provider: Provider): FastifyReply {
  return reply.header('etag', etagOf(provider.version)).send(providerAnswer(provider));
}

/** Answers what a use case of providers refused; 412 with the ETag of what holds. */
export function refuseProvider(
  request: FastifyRequest,
  reply: FastifyReply,
  failure: Failure,
): Promise<FastifyReply> {
  if (failure.code !== 'CONFLICT') return refuse(request, reply, inApiTerms(failure));
  const { conflict, message } = failure;
  if (conflict.kind === 'gone') return refuse(request, reply, { code: 'NOT_FOUND', message });
  if (conflict.kind === 'version') reply.header('etag', etagOf(conflict.currentVersion));
  return refuse(request, reply, failure);
}

const created = z.object({ id: z.string(), version: z.int() });

/** `POST /v1/providers` */
export async function create(
  request: FastifyRequest,
  reply: FastifyReply,
  body: NewProvider,
): Promise<FastifyReply> {
  const caller = callerOf(request);
  const run = async (once: Once<Provider> | null): Promise<Result<Provider>> => {
    const draft = newDraft(body.type, body.environment ?? caller.environment, body);
    if (!draft.ok) return draft;
    return createProvider(caller, draft.value, { enabled: body.enabled ?? true, once });
  };
  const result = await createOnce(request, run, (provider) => ({
    status: 201,
    body: JSON.stringify(providerAnswer(provider)),
  }));
  if (!result.ok) return refuseProvider(request, reply, result.failure);
  if (result.value.kind === 'other_request') return answerOtherRequest(reply);
  const { answer, repeated } = result.value;
  const { id, version } = created.parse(JSON.parse(answer.body));
  if (repeated) reply.header('idempotency-replayed', 'true');
  return reply
    .code(answer.status)
    .headers({ location: `/v1/providers/${id}`, etag: etagOf(version) })
    .type('application/json; charset=utf-8')
    .serializer(String)
    .send(answer.body);
}

/** `PATCH /v1/providers/{id}` */
export async function change(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  body: ProviderMembers,
): Promise<FastifyReply> {
  const version = versionOf(request.headers['if-match']);
  if (!version.ok) return refuseProvider(request, reply, version.failure);
  if (version.value === null) return answerUnconditional(reply);
  const changed = await changeVersion(request, { id, version: version.value }, body);
  if (!changed.ok) return refuseProvider(request, reply, changed.failure);
  return answerProvider(reply, changed.value);
}

async function changeVersion(
  request: FastifyRequest,
  target: { readonly id: string; readonly version: number },
  body: ProviderMembers,
): Promise<Result<Provider>> {
  const caller = callerOf(request);
  const found = await getProvider(caller, target.id);
  if (!found.ok) return found;
  // Merged with another version than the one that was named, it is refused as stale.
  const draft = changedDraft(found.value.provider.draft, body);
  if (!draft.ok) return draft;
  const { enabled } = body;
  const input = { ...target, draft: draft.value, ...(enabled !== undefined && { enabled }) };
  return updateProvider(caller, input);
}

/** `DELETE /v1/providers/{id}` */
export async function remove(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
): Promise<FastifyReply> {
  const version = versionOf(request.headers['if-match']);
  if (!version.ok) return refuseProvider(request, reply, version.failure);
  if (version.value === null) return answerUnconditional(reply);
  const target = { id, version: version.value, name: null };
  const deleted = await deleteProvider(callerOf(request), target);
  if (!deleted.ok) return refuseProvider(request, reply, deleted.failure);
  return reply.code(204).send();
}
