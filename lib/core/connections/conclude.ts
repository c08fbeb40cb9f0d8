import type { Algorithm } from '../providers/draft';
import type { ConnectionReport, ReportStep } from './report';

export interface ConclusionFacts {
  readonly steps: readonly ReportStep[];
  /** Null when the input could not be read. */
  readonly issuer: string | null;
  readonly algorithms: readonly Algorithm[];
  readonly keysFrom: 'discovery' | 'address' | 'pasted';
}

/** Outcome of the whole and the sentence that says what it means for tokens. */
export function conclude(facts: ConclusionFacts): Pick<ConnectionReport, 'outcome' | 'conclusion'> {
  const failed = facts.steps.find(({ outcome }) => outcome === 'bad');
  if (failed !== undefined) return { outcome: 'bad', conclusion: afterFailure(failed) };
  const accepted = acceptance(facts);
  const doubtful = facts.steps.filter(({ outcome }) => outcome === 'warning');
  if (doubtful.length === 0) return { outcome: 'good', conclusion: `${accepted} ${NOT_PROVEN}` };
  const what = doubtful.length === 1 ? 'One step needs' : `${doubtful.length} steps need`;
  return { outcome: 'warning', conclusion: `${accepted} ${what} attention. ${NOT_PROVEN}` };
}

const NOT_PROVEN =
  'Not proven by a connection test: the audience. Paste a token into the debugger to check it.';

function acceptance({ issuer, algorithms, keysFrom }: ConclusionFacts): string {
  const by = algorithms.length === 0 ? '' : ` signed with ${list(algorithms)}`;
  const from = {
    discovery: '',
    address: ' Keys come from the address under Advanced.',
    pasted: ' Keys are the pasted ones: after a rotation they must be pasted anew.',
  }[keysFrom];
  return `Tokens from ${issuer ?? 'this issuer'}${by} can be verified.${from}`;
}

function list(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}

function afterFailure(step: ReportStep): string {
  if (step.code === 'CANCELLED') return 'The test was cancelled before it was done.';
  if (step.step === 'input') return 'Nothing was asked yet: a field needs attention first.';
  if (step.code === 'KEYS_PRIVATE') {
    return 'Do not trust this provider yet: anyone who has read its key set can sign tokens.';
  }
  if (step.code === 'ISSUER_MISMATCH')
    return 'Tokens of this provider would be refused: INVALID_ISSUER.';
  if (step.step === 'algorithms') {
    return 'Tokens of this provider would be refused: ALGORITHM_NOT_ALLOWED.';
  }
  return 'Tokens of this provider could not be verified: no keys can be had from it.';
}
