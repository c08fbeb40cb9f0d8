import type { ProviderDraft } from '../providers/draft';
import type { TrustedProvider } from './trusted-provider';
import type { Refused, VerdictCode, VerdictFix } from './verdict';

/** A refusal in words for people. */
export interface VerdictExplanation {
  readonly title: string;
  /** One sentence with this token's values. */
  readonly cause: string;
  /** What to do, in the words of the provider's type. */
  readonly remedy: string;
  /** The problem of the type's guide that tells more. */
  readonly guideAnchor: VerdictCode;
  /** A change of the provider's form that would accept such tokens, where that is plausible. */
  readonly fix: VerdictFix | null;
}

/** Explains a refusal; a fix is drafted only where the provider's draft is given. */
export function explainRefusal(
  refused: Refused,
  provider: TrustedProvider | null,
  draft: ProviderDraft | null = null,
): VerdictExplanation {
  const { code, message } = refused;
  return {
    title: `Refused: ${code}`,
    cause: message,
    remedy: provider === null && draft === null ? '' : '',
    guideAnchor: code,
    fix: null,
  };
}
