import type { Algorithm } from '../providers/draft';
import { type AskedIssuer, matches } from './asked-issuer';
import { CHECK_A_TOKEN, type ConnectionReport, type ReportStep } from './report';

export interface ConclusionFacts {
  readonly steps: readonly ReportStep[];
  /** Each configured issuer and what became of asking it; empty when the input could not be read. */
  readonly issuers: readonly AskedIssuer[];
  readonly algorithms: readonly Algorithm[];
  readonly keysFrom: 'discovery' | 'address' | 'pasted';
  /** Tokens may come without an audience. */
  readonly withoutAudience: boolean;
}

/** Outcome of the whole and the sentences that say what it means for tokens. */
export function conclude(facts: ConclusionFacts): Pick<ConnectionReport, 'outcome' | 'conclusion'> {
  const failed = facts.steps.find(({ outcome }) => outcome === 'bad');
  if (failed !== undefined)
    return { outcome: 'bad', conclusion: afterFailure(failed, facts.issuers) };
  const doubtful = facts.steps.filter(({ outcome }) => outcome === 'warning');
  const what = doubtful.length === 1 ? 'One step needs' : `${doubtful.length} steps need`;
  const sentences = [
    acceptance(facts),
    refusal(facts.issuers),
    doubtful.length === 0 ? '' : `${what} attention.`,
    notProven(facts),
  ];
  return {
    outcome: doubtful.length === 0 ? 'good' : 'warning',
    conclusion: sentences.filter((sentence) => sentence !== '').join(' '),
  };
}

function notProven({ issuers, withoutAudience }: ConclusionFacts): string {
  const unproven = issuers.slice(1).filter(({ kind }) => kind !== 'named');
  const what = [
    withoutAudience ? 'which application tokens are made for' : 'the audience',
    ...(unproven.length === 0 ? [] : [`that tokens carry ${list(namesOf(unproven), 'and')}`]),
  ];
  return `Not proven by a connection test: ${what.join(', and ')}. ${CHECK_A_TOKEN}`;
}

/** The first issuer is what was tested; of the others, those that nothing speaks against. */
function acceptance({ issuers, algorithms, keysFrom }: ConclusionFacts): string {
  const accepted = issuers.filter((one) => one.kind !== 'named' || matches(one));
  const by = algorithms.length === 0 ? '' : ` signed with ${list(algorithms, 'or')}`;
  const from = {
    discovery: '',
    address: ' Keys come from the address under Advanced.',
    pasted: ' Keys are the pasted ones: after a rotation they must be pasted anew.',
  }[keysFrom];
  return `Tokens from ${list(namesOf(accepted), 'and') || 'this issuer'}${by} can be verified.${from}`;
}

/** What documents of further issuers name without its being accepted. */
function refusal(issuers: readonly AskedIssuer[]): string {
  const configured = new Set(issuers.map((one) => one.configured));
  const published = issuers.flatMap((one) => (one.kind === 'named' ? [one.published] : []));
  const refused = [...new Set(published)].filter((issuer) => !configured.has(issuer));
  if (refused.length === 0) return '';
  return `Tokens from ${list(refused, 'and')} will be refused: INVALID_ISSUER.`;
}

function namesOf(issuers: readonly AskedIssuer[]): readonly string[] {
  return issuers.map(({ configured }) => configured);
}

function list(names: readonly string[], word: 'and' | 'or'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1) ?? ''}`;
}

function afterFailure(step: ReportStep, issuers: readonly AskedIssuer[]): string {
  if (step.code === 'CANCELLED') return 'The test was cancelled before it was done.';
  if (step.step === 'input') return 'Nothing was asked yet: a field needs attention first.';
  if (step.code === 'KEYS_PRIVATE') {
    return 'Do not trust this provider yet: anyone who has read its key set can sign tokens.';
  }
  if (step.code === 'ISSUER_MISMATCH') {
    const refused = refusal(issuers);
    return refused === ''
      ? 'The issuer that should come first is not the one of its document.'
      : 'Tokens of this provider would be refused: INVALID_ISSUER.';
  }
  if (step.step === 'algorithms') {
    return 'Tokens of this provider would be refused: ALGORITHM_NOT_ALLOWED.';
  }
  return 'Tokens of this provider could not be verified: no keys can be had from it.';
}
