import { judgeIssuerUrl } from '../oidc/issuer-url';
import { withFix } from '../providers/draft-changes';
import { NO_HINTS } from '../providers/hints';
import { readIssuerInput } from '../providers/issuer-input';
import { recogniseService } from '../providers/registry';
import { acceptedIssuers, type DraftContext } from './draft-context';
import type { DraftFix } from './report';

/** The change by which a draft comes to expect an issuer in place of its first; null: its type cannot. */
export function takeFix(context: DraftContext, issuer: string): DraftFix | null {
  if (!isSound(context, issuer)) return null;
  const { draft, definition } = context;
  const change = definition.takeIssuer(draft, issuer);
  if (change === null) return null;
  const instead = change.clears === undefined ? '' : ' in place of the publishable key';
  const fix: DraftFix = { ...change, label: `Use ${issuer}${instead}` };
  const accepted = acceptedIssuers(withFix(draft, fix), definition);
  return accepted.includes(issuer) ? fix : null;
}

/** The change by which a draft accepts one issuer more; null when it does already, or may not. */
export function alsoFix(context: DraftContext, issuer: string): DraftFix | null {
  const { draft, definition } = context;
  if (!isSound(context, issuer)) return null;
  if (acceptedIssuers(draft, definition).includes(issuer)) return null;
  const value = [...draft.furtherIssuers, issuer];
  return { label: `Also accept ${issuer}`, field: 'furtherIssuers', value };
}

/** The change that puts the published form in place of a further issuer that was typed. */
export function replaceFix(
  context: DraftContext,
  configured: string,
  published: string,
): DraftFix | null {
  const { furtherIssuers } = context.draft;
  if (!isSound(context, published)) return null;
  const value = furtherIssuers.map((text) => (isOf(text, configured) ? published : text));
  if (value.every((text, index) => text === furtherIssuers[index])) return null;
  return { label: `Use ${published}`, field: 'furtherIssuers', value: [...new Set(value)] };
}

/** The change after which a draft no longer accepts an issuer; null for the one that it rests on. */
export function removeFix(context: DraftContext, issuer: string): DraftFix | null {
  const { draft, definition } = context;
  const { customDomains } = draft.inputs;
  const shared = definition.sharedIssuer?.without(draft) ?? null;
  const label = `Remove ${issuer}`;
  const candidates: DraftFix[] = [
    {
      label,
      field: 'furtherIssuers',
      value: draft.furtherIssuers.filter((text) => !isOf(text, issuer)),
    },
    ...(shared === null ? [] : [{ ...shared, label }]),
    ...customDomains.map((domain) => ({
      label: `Remove ${domain}`,
      field: 'inputs.customDomains' as const,
      value: customDomains.filter((other) => other !== domain),
    })),
  ];
  const removes = (fix: DraftFix) =>
    !acceptedIssuers(withFix(draft, fix), definition).includes(issuer);
  return candidates.find(removes) ?? null;
}

/** One sentence when an issuer is of another type's making; null when it may be of this one. */
export function typeAdvice({ definition }: DraftContext, issuer: string): string | null {
  const service = recogniseService({ ...NO_HINTS, issuer });
  if (service === null || service.type === definition.type) return null;
  return `${issuer} is an issuer of ${service.label}, not of ${definition.label}: choose that type above.`;
}

/** Whether an issuer could be saved: an address as issuers are, and no template for many tenants. */
export function isSound({ allowedPrivateOrigins }: DraftContext, issuer: string): boolean {
  return !/[{}]/.test(issuer) && judgeIssuerUrl(issuer, { allowedPrivateOrigins }).ok;
}

function isOf(text: string, issuer: string): boolean {
  return readIssuerInput(text).issuer === issuer;
}
