import { compareStrings } from '../oidc/compare-strings';
import { judgeIssuerUrl } from '../oidc/issuer-url';
import { bad, good, type StepContent } from './step-content';

/** The step that compares the configured issuer with the document's, byte for byte. */
export function issuerStep(
  configured: string,
  published: string,
  allowedPrivateOrigins: readonly string[],
): StepContent {
  if (configured === published) {
    return good('The document names the configured issuer, byte for byte.', {
      evidence: [{ label: 'Issuer', value: published }],
    });
  }
  const isTemplate = /[{}]/.test(published);
  const takeable = !isTemplate && judgeIssuerUrl(published, { allowedPrivateOrigins }).ok;
  return bad('ISSUER_MISMATCH', 'The document names another issuer than the one configured.', {
    comparison: compareStrings(configured, published),
    advice: adviceOn(configured, published, isTemplate),
    fixes: takeable
      ? [{ label: `Use ${published}`, field: 'inputs.issuer', value: published }]
      : [],
  });
}

function adviceOn(configured: string, published: string, isTemplate: boolean): string {
  if (isTemplate) {
    return 'The document is a template for many tenants. Enter the issuer of your own tenant instead.';
  }
  const rule = 'Issuers are compared byte for byte, and tokens carry the one of the document.';
  if (hostOf(configured) === hostOf(published)) return rule;
  return `${rule} It has another host: take it over only if it is your provider’s.`;
}

function hostOf(text: string): string {
  return URL.canParse(text) ? new URL(text).host : text;
}
