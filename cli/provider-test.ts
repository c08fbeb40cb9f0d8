import type { Caller } from '@/lib/core/access/caller';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { changedDraft, newDraft } from '@/lib/core/providers/flat-provider';
import type { ProviderMembers } from '@/lib/core/providers/flat-provider-schema';
import { ok, type Result } from '@/lib/core/result';
import { inWorkspaceOf } from '@/lib/usecases/command-line';
import { findProvider } from '@/lib/usecases/find-provider';
import { type Command, type CommandInput, UsageError } from './command';
import { conclusionLines, runTest, testValues } from './connection-test';
import { GIVEN, inFlagTerms, readGiven } from './provider-given';

/** `claimcheck provider test`. */
export const providerTest: Command = {
  name: 'provider test',
  summary: 'Tests the connection to a saved provider, or to one that is only described.',
  usage:
    '--workspace <slug> [<id or name>] [--file <provider.json or ->] [the flags of provider create]',
  help: [
    'Asks the provider for its documents and keys as a verification would. Each step is told on standard',
    'error as it ends; standard output has what it comes to. Flags and file stand in place of what is saved,',
    'and nothing of them is saved. Exit code 1: a step failed.',
  ],
  words: 1,
  wordsOptional: true,
  flags: GIVEN.flags,
  options: ['workspace', ...GIVEN.options],
  lists: GIVEN.lists,
  required: ['workspace'],
  run: async (input: CommandInput) => {
    const given = await readGiven(input);
    if (!given.ok) return given;
    const done = await inWorkspaceOf(input.options.get('workspace') ?? '', async (caller) => {
      const subject = await subjectOf(caller, input.words[0], given.value);
      return subject.ok ? runTest(caller, subject.value, input.tell) : subject;
    });
    if (!done.ok) return { ok: false, failure: inFlagTerms(done.failure) };
    const report = done.value;
    const bad = report.outcome === 'bad';
    return ok({ lines: conclusionLines(report), values: testValues(report), bad });
  },
};

interface Subject {
  readonly providerId: string | null;
  readonly draft: ProviderDraft;
}

async function subjectOf(
  caller: Caller,
  idOrName: string | undefined,
  given: ProviderMembers,
): Promise<Result<Subject>> {
  if (idOrName === undefined) {
    if (given.type === undefined) throw new UsageError('Name a saved provider, or give a --type.');
    const draft = newDraft(given.type, given.environment ?? 'production', given);
    return draft.ok ? ok({ providerId: null, draft: draft.value }) : draft;
  }
  const { environment } = given;
  const found = await findProvider(caller, idOrName, { environment });
  if (!found.ok) return found;
  const draft = changedDraft(found.value.draft, given);
  return draft.ok ? ok({ providerId: found.value.id, draft: draft.value }) : draft;
}
