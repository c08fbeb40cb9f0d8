import type { ProviderHints } from '@/lib/core/providers/definition';
import { hintParameters } from '@/lib/core/providers/hint-parameters';
import { NO_HINTS } from '@/lib/core/providers/hints';
import { recognisePaste } from '@/lib/core/providers/recognise-paste';
import {
  describeDifferences,
  type KnownProvider,
  matchIssuer,
} from '@/lib/core/tokens/match-issuer';

/** What a paste comes to: where Continue leads, or why it leads nowhere. */
export type PasteAnswer =
  | {
      readonly ok: true;
      /** What it is. */
      readonly made: string;
      /** The saved provider that has this issuer already; null: none has. */
      readonly provider: KnownProvider | null;
      /** What follows: about the saved provider, or about one that is nearly this. */
      readonly next: string | null;
      /** Where Continue leads. */
      readonly href: string;
    }
  | {
      readonly ok: false;
      readonly problem: string;
      /** It holds a secret, which is said at once. */
      readonly secret: boolean;
    };

/** Reads a paste and looks for its issuer among the saved providers; `newHref` is the form's page. */
export function answerPaste(
  text: string,
  known: readonly KnownProvider[],
  newHref: string,
): PasteAnswer {
  const found = recognisePaste(text);
  if (!found.ok) return found;
  const { type, hints, made } = found;
  const provider = holderOf(found.issuers, known);
  if (provider === null) {
    const href = `${newHref}?${hintParameters(type, hints)}`;
    return { ok: true, made, provider, next: nearWords(found.issuers, known), href };
  }
  const { audiences, parties, algorithms = [] } = hints;
  const parameters = hintParameters(null, { ...NO_HINTS, audiences, parties, algorithms });
  const href = parameters.size === 0 ? provider.href : `${provider.href}?${parameters}`;
  return { ok: true, made, provider, next: addedWords(provider, hints), href };
}

function holderOf(
  issuers: readonly string[],
  known: readonly KnownProvider[],
): KnownProvider | null {
  for (const issuer of issuers) {
    const match = matchIssuer(issuer, known);
    if (match.kind === 'matched' || match.kind === 'disabled') return match.providers[0] ?? null;
  }
  return null;
}

function nearWords(issuers: readonly string[], known: readonly KnownProvider[]): string | null {
  for (const issuer of issuers) {
    const match = matchIssuer(issuer, known);
    const [near] = match.kind === 'near' ? match.near : [];
    if (near !== undefined) {
      const differences = describeDifferences(near.differences);
      return `${near.provider.name} has almost this issuer, ${near.issuer}: they differ in ${differences}.`;
    }
  }
  return null;
}

function addedWords(
  { enabled }: KnownProvider,
  { audiences, parties, algorithms = [] }: ProviderHints,
): string {
  const off = enabled ? '' : ', which is disabled';
  const added = [
    ...(audiences.length === 0 ? [] : [`the ${named('audience', audiences)}`]),
    ...(parties.length === 0 ? [] : [`the ${named('origin', parties)} where azp is checked`]),
    ...(algorithms.length === 0 ? [] : [`the ${named('algorithm', algorithms)}`]),
  ];
  if (added.length === 0) return `${off}; continue to open it.`;
  return `${off}; continue to open it. Added if missing: ${added.join(', and ')}.`;
}

function named(what: string, values: readonly string[]): string {
  return `${what}${values.length === 1 ? '' : 's'} ${values.join(', ')}`;
}
