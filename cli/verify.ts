import { ENVIRONMENTS } from '@/lib/core/providers/draft';
import { readGuideText } from '@/lib/core/providers/guide-text';
import { ok } from '@/lib/core/result';
import { MAX_TOKEN_BYTES } from '@/lib/core/tokens/decode-token';
import { verdictAnswer } from '@/lib/core/tokens/verdict-answer';
import { acceptedLines, checkLine, comparisonLines } from '@/lib/core/tokens/verdict-lines';
import { inWorkspaceOf } from '@/lib/usecases/command-line';
import { type VerifiedInWords, verifyInWorkspace } from '@/lib/usecases/verify-in-workspace';
import { type Command, type CommandInput, type Told, UsageError } from './command';
import { upTo } from './read-text';

/** `claimcheck verify`. */
export const verify: Command = {
  name: 'verify',
  summary: 'Says whether a token is good, and if not, why and what to do.',
  usage: `<token or -> --workspace <slug> --environment ${ENVIRONMENTS.join('|')} [--explain] [--at <issued or a time>]`,
  help: [
    'With - the token is read from standard input. Do that: others on this machine can read what is typed',
    'after a command, and it stays in the history of the shell. A machine key is judged as one.',
    'The judgement is that of POST /v1/verify, by what is saved; it is not counted and nothing of the token is',
    'kept. --explain lists every check that can be made. --at judges as of another moment: issued is the',
    'token’s own iat, a time is 2026-11-21T09:08:07Z. Exit code 1: refused, or the keys cannot be had',
    '(JWKS_FETCH_FAILED).',
  ],
  words: 1,
  flags: ['explain'],
  options: ['workspace', 'environment', 'at'],
  required: ['workspace', 'environment'],
  run: async ({ words: [given = ''], flags, options, tell }: CommandInput) => {
    const asOf = momentOf(options.get('at'));
    const token = given === '-' ? await pipedToken() : given;
    const environment = options.get('environment') ?? '';
    const done = await inWorkspaceOf(options.get('workspace') ?? '', (caller) =>
      verifyInWorkspace(caller, { environment, token, explain: flags.has('explain'), asOf }),
    );
    if (!done.ok) return done;
    if (done.value.judgedAs === null) {
      tell('The token does not say when it was issued, so it is judged as of now.');
    }
    return ok(told(done.value));
  },
};

function momentOf(at: string | undefined): number | 'issued' {
  if (at === undefined) return Date.now();
  if (at === 'issued') return at;
  const moment = /^\d{4}-/.test(at) ? Date.parse(at) : Number.NaN;
  if (Number.isFinite(moment)) return moment;
  throw new UsageError('--at is issued, or a time as in 2026-11-21T09:08:07Z.');
}

/** Without the end of the line; what is too long stays too long for the engine to refuse. */
async function pipedToken(): Promise<string> {
  const bytes = await upTo(process.stdin, MAX_TOKEN_BYTES + 2);
  return bytes.toString('utf8').replace(/\r?\n$/, '');
}

function told(verified: VerifiedInWords): Told {
  const { verdict, provider, explanation, keysProblem, retryAfterSeconds } = verified;
  const remedy = explanation === null ? null : plain(explanation.remedy);
  const words = explanation === null ? {} : { title: explanation.title, remedy, keysProblem };
  const retry = retryAfterSeconds === null ? {} : { retryAfterSeconds };
  const values = { ...verdictAnswer(verified), ...words, ...retry };
  const lines = verdict.valid
    ? acceptedLines(verdict, provider?.name ?? null)
    : refusedLines(verified);
  const checks = verdict.valid && verdict.kind === 'machine_key' ? null : verdict.checks;
  return { lines: [...lines, ...(checks ?? []).map(checkLine)], values, bad: !verdict.valid };
}

function refusedLines({ verdict, explanation, keysProblem }: VerifiedInWords): string[] {
  if (verdict.valid || explanation === null) return [];
  const { code, message } = verdict;
  return [
    `${explanation.title}.`,
    `Code: ${code}`,
    message,
    ...(keysProblem === null ? [] : [keysProblem]),
    ...comparisonLines(verdict),
    `What to do: ${plain(explanation.remedy)}`,
    ...(explanation.fix === null ? [] : [`In the console: ${explanation.fix.label}`]),
  ];
}

/** The marks of a sentence are for pages. */
function plain(text: string): string {
  return readGuideText(text)
    .map((piece) => (piece.kind === 'value' ? piece.name : piece.text))
    .join('');
}
