import { compareStrings } from '../oidc/compare-strings';
import { type AskedIssuer, matches } from './asked-issuer';
import type { DraftContext } from './draft-context';
import { removeFix, replaceFix, typeAdvice } from './issuer-fixes';
import type { DraftFix, Evidence } from './report';
import { good, type StepContent, warning } from './step-content';

const MAX_FIXES = 6;

/** The step of several issuers of which the first is as configured, or has no document. */
export function furtherIssuersStep(
  context: DraftContext,
  first: AskedIssuer,
  further: readonly AskedIssuer[],
): StepContent {
  const all = first.kind === 'named' ? [first, ...further] : further;
  const asked = all.filter(({ kind }) => kind === 'named' || kind === 'failed');
  const matching = asked.filter(matches);
  const summary = `${matching.length} of ${asked.length} ${asked.length === 1 ? 'matches' : 'match'}.${silence(all)}`;
  const evidence = all.map(issuerEvidence);
  if (matching.length === asked.length) return good(summary, { evidence });
  const wrong = asked.find((one) => one.kind === 'named' && !matches(one));
  return warning('ISSUER_PARTLY', summary, {
    evidence,
    comparison: wrong?.kind === 'named' ? compareStrings(wrong.configured, wrong.published) : null,
    advice: adviceOn(context, asked),
    fixes: asked.flatMap((one) => fixesFor(context, one)).slice(0, MAX_FIXES),
  });
}

/** What became of one issuer, in a line of evidence. */
export function issuerEvidence(asked: AskedIssuer): Evidence {
  return { label: asked.configured, value: outcomeOf(asked) };
}

function outcomeOf(asked: AskedIssuer): string {
  if (asked.kind === 'silent') return 'publishes no document, as is known of it';
  if (asked.kind === 'failed') return `no document: ${asked.message}`;
  if (asked.kind === 'not_asked') return 'not asked in this test';
  if (matches(asked)) return 'its document names it';
  return `its document names ${asked.published}`;
}

function silence(all: readonly AskedIssuer[]): string {
  const silent = all.filter(({ kind }) => kind === 'silent').map(({ configured }) => configured);
  if (silent.length === 0) return '';
  const verb = silent.length === 1 ? 'publishes' : 'publish';
  return ` ${silent.join(' and ')} ${verb} no document, which is as it should be.`;
}

function adviceOn(context: DraftContext, asked: readonly AskedIssuer[]): string {
  const sentences: string[] = [];
  for (const one of asked) {
    if (one.kind === 'failed') {
      sentences.push(`Check ${one.configured}: no document confirms it.`);
    } else if (one.kind === 'named' && !matches(one)) {
      const refused = `Tokens of ${one.configured} carry ${one.published} and would be refused: INVALID_ISSUER.`;
      sentences.push(refused, typeAdvice(context, one.published) ?? '');
    }
  }
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function fixesFor(context: DraftContext, asked: AskedIssuer): readonly DraftFix[] {
  if (matches(asked)) return [];
  const { configured } = asked;
  const fixes = [
    asked.kind === 'named' ? replaceFix(context, configured, asked.published) : null,
    removeFix(context, configured),
  ];
  return fixes.filter((fix) => fix !== null);
}
