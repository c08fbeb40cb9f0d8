import type { ProviderDraft } from '../providers/draft';
import type { GuideText } from '../providers/guide';
import type { TrustedProvider } from './trusted-provider';
import type { Refused, VerdictCode, VerdictFix } from './verdict';
import { fixOf } from './verdict-fixes';
import { remedyOf } from './verdict-remedies';
import { titleOf } from './verdict-titles';

/** A refusal in words for people. */
export interface VerdictExplanation {
  readonly title: string;
  /** One sentence with this token's values. */
  readonly cause: string;
  /** What to do, in the words of the provider's type. */
  readonly remedy: GuideText;
  /** The problem of the type's guide that tells more; machine keys have none there. */
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
  const fix = draft === null ? null : fixOf(refused, draft);
  return {
    title: titleOf(refused),
    cause: refused.message,
    remedy: remedyOf(refused, provider?.type ?? null),
    guideAnchor: refused.code,
    fix: fix === null || provider === null ? null : { ...fix, providerId: provider.id },
  };
}
