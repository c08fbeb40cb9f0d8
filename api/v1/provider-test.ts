import type { FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import type { ConnectionReport } from '@/lib/core/connections/report';
import { testAnswer } from '@/lib/core/connections/test-answer';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { changedDraft, newDraft } from '@/lib/core/providers/flat-provider';
import { invalidInput, type Result } from '@/lib/core/result';
import { getProvider } from '@/lib/usecases/get-provider';
import { type TestConnectionOptions, testConnection } from '@/lib/usecases/test-connection';
import { callerOf } from '../plugins/api-key';
import { refuseProvider } from './provider-changes';
import type { testedProviderSchema } from './provider-schema';

type Tested = z.infer<typeof testedProviderSchema>;

/** `POST /v1/providers/test`: the report, and what it comes to in the words of a short answer. */
export async function testProvider(
  request: FastifyRequest,
  reply: FastifyReply,
  body: Tested,
  options: TestConnectionOptions,
): Promise<FastifyReply> {
  const draft = await draftOf(request, body);
  if (!draft.ok) return refuseProvider(request, reply, draft.failure);
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const input = { providerId: body.providerId ?? null, draft: draft.value };
  const within = { ...options, signal: gone.signal };
  const tested = await reportOf(testConnection(callerOf(request), input, within));
  if (!tested.ok) return refuseProvider(request, reply, tested.failure);
  return reply.send(testAnswer(tested.value));
}

async function draftOf(
  request: FastifyRequest,
  { providerId, ...given }: Tested,
): Promise<Result<ProviderDraft>> {
  const caller = callerOf(request);
  if (providerId !== undefined) {
    const found = await getProvider(caller, providerId);
    return found.ok ? changedDraft(found.value.provider.draft, given) : found;
  }
  if (given.type === undefined) {
    return invalidInput({ type: ['Name a type, or a saved provider as providerId.'] });
  }
  return newDraft(given.type, given.environment ?? caller.environment, given);
}

async function reportOf(
  events: ReturnType<typeof testConnection>,
): Promise<Result<ConnectionReport>> {
  for await (const event of events) {
    if (event.type === 'finished') return { ok: true, value: event.report };
    if (event.type === 'failed') return { ok: false, failure: event.failure };
  }
  throw new Error('The connection test ended without a report.');
}
