import Link from 'next/link';
import { PROVIDER_TYPES, type ProviderType } from '@/lib/core/providers/draft';
import { guideHref } from '@/lib/core/providers/guide-href';
import { providerTypeOf } from '@/lib/core/providers/registry';
import { buttonLook } from '../../ui/button-look';
import { cn } from '../../ui/cn';
import { ProviderGlyph } from '../../ui/provider-mark';

interface GuideChoiceProps {
  readonly slug: string;
  readonly type: ProviderType;
}

/** The guides of all types, for going from one to another. */
export function GuideChoice({ slug, type }: GuideChoiceProps) {
  return (
    <nav aria-label="Guides" className="flex flex-wrap gap-2">
      {PROVIDER_TYPES.map((each) => (
        <Link
          key={each}
          href={guideHref(slug, each)}
          aria-current={each === type ? 'page' : undefined}
          className={cn(buttonLook({ variant: each === type ? 'tint' : 'secondary' }))}
        >
          <ProviderGlyph type={each} />
          {providerTypeOf(each).label}
        </Link>
      ))}
    </nav>
  );
}
