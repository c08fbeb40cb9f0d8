import { beforeEach, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/access/caller';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import type { Provider } from '@/lib/core/providers/settings';
import { fail } from '@/lib/core/result';
import { database } from '@/lib/data/database';
import { newId } from '@/lib/platform/ids';
import { testDatabase } from '@/lib/testing/database';
import { describeOnEachDatabase } from '@/lib/testing/databases';
import { callerOf, createWorkspace, providerDraft, unwrap } from '@/lib/testing/factories';
import { createProvider } from './create-provider';
import { ANSWERS_KEPT_MS, type Once, onlyOnce } from './only-once';

async function saveKey(workspaceId: string): Promise<string> {
  const id = newId('key');
  await database().apiKey.create({
    data: {
      id,
      workspaceId,
      kind: 'api',
      name: 'Deployment',
      environment: 'production',
      prefix: id,
      hash: '',
      grants: [],
      createdAt: new Date(),
      createdBy: 'ana',
    },
  });
  return id;
}

const answerOf = ({ id, draft }: Provider) => ({
  status: 201,
  body: JSON.stringify({ z: 1, id, name: draft.name, a: 'ü ☃' }),
});

describeOnEachDatabase('requests that name themselves', (kind) => {
  let caller: Caller;
  let apiKeyId: string;

  beforeEach(async () => {
    const opened = await testDatabase(kind);
    caller = callerOf((await createWorkspace()).id);
    apiKeyId = await saveKey(caller.workspaceId);
    return () => opened.close();
  });

  const create = (
    draft: ProviderDraft,
    given: { name?: string; keyId?: string; now?: () => number } = {},
    run = (once: Once<Provider>) => createProvider(caller, draft, { once }),
  ) => {
    const { workspaceId } = caller;
    const { name = 'deploy 7', keyId = apiKeyId } = given;
    const request = { workspaceId, apiKeyId: keyId, name, content: ['POST', draft] };
    return onlyOnce(request, run, answerOf, given.now);
  };
  const providers = () => database().provider.count();

  it('threat 203: 50 at once have one effect and one answer', async () => {
    const draft = providerDraft();
    const results = await Promise.all(Array.from({ length: 50 }, () => create(draft)));
    const outcomes = results.map(unwrap);
    const answers = outcomes.map((outcome) =>
      outcome.kind === 'answered' ? outcome.answer : null,
    );
    expect(new Set(answers.map((answer) => answer?.body)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 201, body: expect.stringContaining('"z":1,"id"') });
    expect(outcomes.filter((one) => one.kind === 'answered' && !one.repeated)).toHaveLength(1);
    expect([await providers(), await database().revision.count()]).toEqual([1, 1]);
  });

  it('threat 203: the same name for something else is another request, before it is judged', async () => {
    unwrap(await create(providerDraft()));
    for (const draft of [providerDraft(), providerDraft({ name: '' })]) {
      expect(unwrap(await create(draft))).toEqual({ kind: 'other_request' });
    }
    expect(await providers()).toBe(1);
  });

  it('threat 203: at the same time, one of two different requests is the first', async () => {
    const drafts = [providerDraft(), providerDraft()];
    const outcomes = (await Promise.all(drafts.map((draft) => create(draft)))).map(unwrap);
    expect(outcomes.map((outcome) => outcome.kind).toSorted()).toEqual([
      'answered',
      'other_request',
    ]);
    expect(await providers()).toBe(1);
  });

  it('threat 203: a name is one of an API key', async () => {
    const other = await saveKey(caller.workspaceId);
    unwrap(await create(providerDraft()));
    expect(unwrap(await create(providerDraft(), { keyId: other }))).toMatchObject({
      repeated: false,
    });
    expect(await providers()).toBe(2);
  });

  it('threat 203: after a defect the repetition is the first', async () => {
    const draft = providerDraft();
    const broken = create(draft, {}, async (once) => {
      await createProvider(caller, draft, {
        once: {
          ...once,
          end: async (tx, value) => {
            await once.end(tx, value);
            throw new Error('what cannot be');
          },
        },
      });
      return fail({ code: 'NOT_FOUND', message: '' });
    });
    await expect(broken).rejects.toThrow('what cannot be');
    expect([await providers(), await database().idempotentAnswer.count()]).toEqual([0, 0]);
    expect(unwrap(await create(draft))).toMatchObject({ kind: 'answered', repeated: false });
    expect(await providers()).toBe(1);
  });

  it('keeps nothing of what was refused', async () => {
    const first = providerDraft();
    unwrap(await createProvider(caller, first));
    const taken = providerDraft({ inputs: first.inputs });
    for (const draft of [providerDraft({ name: '' }), taken]) {
      expect((await create(draft)).ok).toBe(false);
    }
    expect(unwrap(await create(providerDraft()))).toMatchObject({ kind: 'answered' });
  });

  it('keeps answers for 24 hours and drops them with the next one', async () => {
    const start = Date.now();
    const draft = providerDraft();
    unwrap(await create(draft, { now: () => start }));
    const late = unwrap(await create(draft, { now: () => start + ANSWERS_KEPT_MS }));
    expect(late).toMatchObject({ repeated: true });
    const later = start + ANSWERS_KEPT_MS + 1;
    const next = await create(providerDraft(), { now: () => later });
    expect(unwrap(next)).toMatchObject({ kind: 'answered', repeated: false });
    expect(await database().idempotentAnswer.count()).toBe(1);
  });
});
