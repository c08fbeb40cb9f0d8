import { explainRefusal, type VerdictExplanation } from '@/lib/core/tokens/explain-verdict';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import type { CheckName, Fault, Refused } from '@/lib/core/tokens/verdict';
import { verdictMarkdown } from '@/lib/core/tokens/verdict-report';
import type { CheckedToken } from './checked-token';

/** A fault behind the first one, in words. */
export interface LaterFault {
  readonly check: CheckName;
  readonly fault: Fault;
  readonly explanation: VerdictExplanation;
}

/** A refusal in words, with a fix where the operator may draft one. */
export function explained({ keys }: CheckedToken, refused: Refused): VerdictExplanation {
  return explainRefusal(refused, keys?.provider ?? null, keys?.draft ?? null);
}

/** The headline of a good token; what is disabled accepts nothing, and production is meant unless said. */
export function acceptedTitle(provider: KnownProvider | null): string {
  const { name = '', enabled = true, environment = 'production' } = provider ?? {};
  if (!enabled) return `Good for ${name}, which is disabled`;
  return environment === 'production'
    ? `Accepted by ${name}`
    : `Accepted by ${name}, in ${environment} only`;
}

/** What would be refused next, once the first fault is mended. */
export function laterFaults(checked: CheckedToken, refused: Refused): readonly LaterFault[] {
  return (refused.checks ?? []).flatMap((one) => {
    if (one.outcome !== 'failed' || one.check === refused.check) return [];
    const { check, fault } = one;
    return [{ check, fault, explanation: explained(checked, asRefusal(refused, check, fault)) }];
  });
}

function asRefusal(first: Refused, check: CheckName | null, fault: Fault): Refused {
  return { ...first, ...fault, check, refetch: false, checks: null };
}

/** The verdict as Markdown for a ticket; `provider` is the name of whom it was checked against. */
export function reportOf(checked: CheckedToken, provider: string | null): string {
  const { verdict, judgedAt, asOf } = checked;
  return verdictMarkdown(verdict, {
    provider,
    judgedAt: new Date(judgedAt).toISOString(),
    asOf: new Date(asOf).toISOString(),
    explain: (check, fault) =>
      verdict.valid ? NOTHING : explained(checked, asRefusal(verdict, check, fault)),
  });
}

const NOTHING = { title: '', cause: '', remedy: '' };
