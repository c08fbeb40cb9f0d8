import { compareStrings } from '../oidc/compare-strings';
import { type IssuerDifference, issuerDifference } from '../oidc/issuer-difference';
import { type AskedIssuer, matches } from './asked-issuer';
import { acceptedIssuers, type DraftContext } from './draft-context';
import { furtherIssuersStep, issuerEvidence } from './further-issuers-step';
import { alsoFix, takeFix, typeAdvice } from './issuer-fixes';
import { bad, good, type StepContent, skipped } from './step-content';

/**
 * The step that compares each configured issuer with the one that its own document names, byte for
 * byte; `first` decides, the `further` ones can only raise doubt.
 */
export function issuerStep(
  context: DraftContext,
  first: AskedIssuer,
  further: readonly AskedIssuer[],
): StepContent {
  if (first.kind === 'named' && !matches(first)) {
    return mismatch(context, first.configured, first.published, further);
  }
  if (further.length > 0) return furtherIssuersStep(context, first, further);
  if (first.kind !== 'named') return skipped('There is no document to compare with.');
  return good('The document names the configured issuer, byte for byte.', {
    evidence: [{ label: 'Issuer', value: first.published }],
  });
}

function mismatch(
  context: DraftContext,
  configured: string,
  published: string,
  further: readonly AskedIssuer[],
): StepContent {
  const take = takeFix(context, published);
  const also =
    take === null && isSameHost(configured, published) ? alsoFix(context, published) : null;
  const fix = take ?? also;
  return bad('ISSUER_MISMATCH', 'The document names another issuer than the one configured.', {
    comparison: compareStrings(configured, published),
    evidence: further.map(issuerEvidence),
    advice: adviceOn(context, configured, published),
    fixes: fix === null ? [] : [fix],
  });
}

const RULE = 'Issuers are compared byte for byte, and tokens carry the one of the document.';

const DIFFERENCES: Readonly<Record<IssuerDifference, string>> = {
  slash: 'Only the slash at the end differs.',
  case: 'Only upper and lower case differ.',
  scheme: 'Only the scheme differs.',
  port: 'Only the port differs.',
  host: 'It has another host: take it over only if it is your provider’s.',
  path: 'Only the path differs: realm, tenant or version may be another.',
  several: '',
};

function adviceOn(context: DraftContext, configured: string, published: string): string {
  if (/[{}]/.test(published)) {
    return 'The document is a template for many tenants. Enter the issuer of your own tenant instead.';
  }
  const otherType = typeAdvice(context, published);
  if (otherType !== null) return `${RULE} ${otherType}`;
  const { draft, definition } = context;
  if (acceptedIssuers(draft, definition).includes(published)) {
    return `${RULE} This one is accepted already, but it should be the first: the first is where the keys come from.`;
  }
  const kind = issuerDifference(configured, published);
  const said =
    kind === 'several' && !isSameHost(configured, published) ? DIFFERENCES.host : DIFFERENCES[kind];
  return `${RULE} ${said}`.trim();
}

function isSameHost(one: string, other: string): boolean {
  return hostOf(one) === hostOf(other);
}

function hostOf(text: string): string {
  return URL.canParse(text) ? new URL(text).host : text;
}
