import type { NearMiss } from './verdict';

/** A way in which two texts that should be equal often differ, and what takes the difference away. */
interface Fold {
  readonly nearMiss: NearMiss;
  readonly apply: (text: string) => string;
}

const REGION = /^(?:us|eu|au|jp|uk|ca|in|sg|br|ap|emea|apac|(?:us|eu|ap|ca|sa|me|af)-[a-z]+-\d)$/;
const DEVELOPMENT =
  /^(?:dev|development|staging|stage|test|testing|sandbox|preview|preprod|local)$/;

/** In the order in which they are named when several differ; each works on what the one before left. */
const FOLDS: readonly Fold[] = [
  {
    nearMiss: 'look_alike',
    apply: (text) =>
      text
        .normalize('NFKC')
        .replace(/\p{Cf}/gu, '')
        .replace(/[а-яіѕһԁӏ]/gu, latin),
  },
  { nearMiss: 'white_space', apply: (text) => text.replace(/\s+/g, '') },
  { nearMiss: 'scheme', apply: (text) => text.replace(/^https?:\/\//i, '') },
  { nearMiss: 'case', apply: (text) => text.toLowerCase() },
  {
    nearMiss: 'port',
    apply: (text) => text.replace(/^((?:https?:\/\/)?[^/:?#]+):\d+(?=[/?#]|$)/i, '$1'),
  },
  { nearMiss: 'trailing_slash', apply: (text) => text.replace(/\/+$/, '') },
  { nearMiss: 'region', apply: (text) => withoutLabels(text, REGION) },
  {
    nearMiss: 'development_instance',
    apply: (text) =>
      withoutLabels(text.replace(/oktapreview\.com/i, 'okta.com'), DEVELOPMENT).replace(
        /^((?:https?:\/\/)?)(?:dev|staging|stage|test)-/i,
        '$1',
      ),
  },
];

const CYRILLIC = 'асеорхуіѕһԁӏкмтвн';
const LATIN = 'aceopxyishdlkmtbh';

function latin(letter: string): string {
  const at = CYRILLIC.indexOf(letter);
  return at === -1 ? letter : LATIN.charAt(at);
}

/** The text without the labels of its host that match, the last two of which always stay. */
function withoutLabels(text: string, label: RegExp): string {
  const [, scheme = '', host = '', rest = ''] =
    /^((?:https?:\/\/)?)([^/:?#]+)([\s\S]*)$/i.exec(text) ?? [];
  if (!host.includes('.')) return text;
  const labels = host.split('.');
  const kept = labels.filter(
    (each, at) => at >= labels.length - 2 || !label.test(each.toLowerCase()),
  );
  return `${scheme}${kept.join('.')}${rest}`;
}

/** Compared only up to this length: nothing longer is an issuer, an audience or an origin. */
const MAX_COMPARED = 512;

/** What is left of a text when everything that is often mistaken is taken away. */
export function looseKey(text: string): string {
  return folded(text.slice(0, MAX_COMPARED), FOLDS);
}

function folded(text: string, folds: readonly Fold[]): string {
  return folds.reduce((value, { apply }) => apply(value), text);
}

/** The usual mistake by which two different texts differ, when nothing else differs; else null. */
export function nearMissOf(expected: string, actual: string): NearMiss | null {
  if (expected === actual || looseKey(expected) !== looseKey(actual)) return null;
  if (Math.max(expected.length, actual.length) > MAX_COMPARED) return null;
  const telling = FOLDS.find(({ nearMiss }) => {
    const others = FOLDS.filter((fold) => fold.nearMiss !== nearMiss);
    return folded(expected, others) !== folded(actual, others);
  });
  if (telling === undefined) return null;
  return telling.nearMiss === 'development_instance'
    ? instanceOf(expected, actual)
    : telling.nearMiss;
}

/** Which of two instances the token is of: the one whose name says more is for development. */
function instanceOf(expected: string, actual: string): NearMiss {
  return actual.length > expected.length ? 'development_instance' : 'production_instance';
}

/** The accepted and the actual value that lie nearest to each other, and how they differ. */
export interface Nearest {
  readonly expected: string | null;
  readonly actual: string | null;
  readonly nearMiss: NearMiss | null;
}

/** How many of each side are compared; beyond that only the first are shown. */
const MAX_VALUES = 20;

/**
 * Finds among accepted and actual values the pair that differs by a usual mistake, of several the likest;
 * else the likest of all.
 */
export function nearestOf(expected: readonly string[], actual: readonly string[]): Nearest {
  const pairs = expected
    .slice(0, MAX_VALUES)
    .flatMap((wanted) => actual.slice(0, MAX_VALUES).map((came) => pairOf(wanted, came)))
    .toSorted((one, other) => other.likeness - one.likeness || one.excess - other.excess);
  for (const { wanted, came } of pairs) {
    const nearMiss = nearMissOf(wanted, came);
    if (nearMiss !== null) return { expected: wanted, actual: came, nearMiss };
  }
  const [best] = pairs;
  return {
    expected: best?.wanted ?? expected[0] ?? null,
    actual: best?.came ?? actual[0] ?? null,
    nearMiss: null,
  };
}

function pairOf(wanted: string, came: string) {
  const excess = Math.abs(wanted.length - came.length);
  return { wanted, came, excess, likeness: commonLength(wanted, came) };
}

/** How many characters two texts share at their start and at their end. */
function commonLength(first: string, second: string): number {
  const length = Math.min(first.length, second.length, MAX_COMPARED);
  let start = 0;
  while (start < length && first[start] === second[start]) start += 1;
  let end = 0;
  while (end < length - start && first.at(-1 - end) === second.at(-1 - end)) end += 1;
  return start + end;
}
