import type { ProviderType } from '@/lib/core/providers/draft';
import { cn } from './cn';

/** The marks lie in `public/providers` as one-ink drawings; as masks they take the ink around them. */
const MARKS: Record<ProviderType, string> = {
  auth0: 'mask-[url(/providers/auth0.svg)]',
  clerk: 'mask-[url(/providers/clerk.svg)]',
  workos: 'mask-[url(/providers/workos.svg)]',
  custom_oidc: 'mask-[url(/providers/custom_oidc.svg)]',
};

interface ProviderGlyphProps {
  type: ProviderType;
  className?: string;
}

/** The bare mark of a provider type in the ink around it; `className` gives its size, else 14 px. */
export function ProviderGlyph({ type, className = 'size-3.5' }: ProviderGlyphProps) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'inline-block flex-none bg-current mask-contain mask-center mask-no-repeat',
        MARKS[type],
        className,
      )}
    />
  );
}

interface ProviderMarkProps {
  type: ProviderType;
  /** `medium` 32 px for rows, `big` 40 px for page heads. */
  size?: 'medium' | 'big';
}

/** The mark of a provider type in its tile; the type's name must stand beside it. */
export function ProviderMark({ type, size = 'medium' }: ProviderMarkProps) {
  const big = size === 'big';
  return (
    <span
      className={cn(
        'grid flex-none place-items-center border border-line bg-surface text-ink',
        big ? 'size-10 rounded-3' : 'size-8 rounded-2',
      )}
    >
      <ProviderGlyph type={type} className={big ? 'size-5' : 'size-4'} />
    </span>
  );
}
