import { ALGORITHMS, type Algorithm } from '../providers/draft';
import { bad, good, type StepContent, warning } from './step-content';

export interface AlgorithmFacts {
  /** What the provider of the draft may sign with. */
  readonly allowed: readonly Algorithm[];
  /** What the document says; null: nothing. */
  readonly advertised: readonly string[] | null;
  /** What the usable keys can verify. */
  readonly ofKeys: readonly Algorithm[];
  /** What keys are labelled with (`alg`). */
  readonly ofLabels: readonly Algorithm[];
}

/** The step that looks for algorithms that the draft, the document and the keys have in common. */
export function algorithmsStep(facts: AlgorithmFacts): StepContent {
  const evidence = [
    { label: 'Allowed', value: facts.allowed.join(', ') },
    ...(facts.advertised === null
      ? []
      : [{ label: 'Published', value: facts.advertised.join(', ') || 'none' }]),
    { label: 'Of the keys', value: facts.ofKeys.join(', ') },
  ];
  const possible = possibleAlgorithms(facts);
  const common = commonAlgorithms(facts);
  if (common.length === 0) {
    return bad('ALGORITHMS_DISJOINT', 'No algorithm is both allowed and used.', {
      evidence,
      advice: adviceWithout(facts, possible),
      fixes: fixTo(possible, possible),
    });
  }
  const refused = facts.ofLabels.filter((alg) => possible.includes(alg) && !common.includes(alg));
  if (refused.length === 0) return good(`${common.join(', ')}.`, { evidence });
  return warning(
    'ALGORITHMS_PARTLY',
    `Tokens signed with ${refused.join(', ')} would be refused.`,
    {
      evidence,
      advice: 'A key of the provider is for an algorithm that is not allowed under Advanced.',
      fixes: fixTo(refused, [...facts.allowed, ...refused]),
    },
  );
}

/** The algorithms with which tokens of this provider will verify. */
export function commonAlgorithms(facts: AlgorithmFacts): readonly Algorithm[] {
  return possibleAlgorithms(facts).filter((alg) => facts.allowed.includes(alg));
}

function possibleAlgorithms({ advertised, ofKeys }: AlgorithmFacts): readonly Algorithm[] {
  if (advertised === null) return ofKeys;
  // RFC 9864 names EdDSA over edwards25519 anew.
  const names = new Set(advertised.map((name) => (name === 'Ed25519' ? 'EdDSA' : name)));
  return ofKeys.filter((alg) => names.has(alg));
}

function adviceWithout(facts: AlgorithmFacts, possible: readonly Algorithm[]): string {
  if (possible.length > 0) return 'Allow what the provider signs with.';
  if (facts.advertised?.every((name) => /^(HS\d+|none)$/.test(name)) === true) {
    return 'The provider signs with a shared secret (HMAC) or not at all, which is never accepted. Let it sign with RS256 or ES256.';
  }
  return 'The published keys are for none of the algorithms that the document names. The provider has to correct one of them.';
}

function fixTo(added: readonly Algorithm[], value: readonly Algorithm[]) {
  if (added.length === 0) return [];
  const ordered = ALGORITHMS.filter((alg) => value.includes(alg));
  return [{ label: `Allow ${added.join(', ')}`, field: 'algorithms' as const, value: ordered }];
}
