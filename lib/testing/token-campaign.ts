import { judgeBoth } from './judge-both';
import { readLeniently } from './lenient-token';
import { joseAccepts, type TokenCase } from './token-oracle';
import { STRICTER } from './token-strictness';

/** What a campaign saw. */
export interface OracleTally {
  cases: number;
  /** By jose. */
  accepted: number;
  /** By us. */
  valid: number;
  /** How often one rule alone set the two apart, by its name. */
  readonly stricter: Map<string, number>;
}

/** A tally of nothing, in which every rule stands with 0. */
export function emptyTally(): OracleTally {
  return {
    cases: 0,
    accepted: 0,
    valid: 0,
    stricter: new Map(STRICTER.map(({ name }) => [name, 0])),
  };
}

/** Compares our verdict with jose's and counts; throws when they differ and no listed rule says why. */
export async function compareWithJose(given: TokenCase, tally: OracleTally): Promise<void> {
  const accepted = await joseAccepts(given);
  const read = readLeniently(given.token);
  const rules = accepted ? STRICTER.filter(({ holds }) => holds(given, read)) : [];
  const verdict = await judgeBoth(given.token, given);
  const said = verdict.valid ? 'VALID' : verdict.code;
  const why = `jose ${accepted ? 'accepts' : 'refuses'}, we say ${said}; stricter: ${rules.map(({ name }) => name).join(', ')}`;
  if (verdict.valid !== (accepted && rules.length === 0)) throw new Error(why);
  const [only] = rules.length === 1 ? rules : [];
  if (only !== undefined && !only.codes.some((code) => code === said)) throw new Error(why);
  tally.cases += 1;
  tally.accepted += accepted ? 1 : 0;
  tally.valid += verdict.valid ? 1 : 0;
  if (only !== undefined) tally.stricter.set(only.name, (tally.stricter.get(only.name) ?? 0) + 1);
}
