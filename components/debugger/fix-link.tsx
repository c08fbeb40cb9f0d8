import { Pencil } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { fixParameter } from '@/lib/core/providers/fix-fields';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import type { VerdictFix } from '@/lib/core/tokens/verdict';
import { WRAPS } from './wraps';

interface FixLinkProps {
  fix: VerdictFix | null;
  provider: KnownProvider | null;
}

/** Opens the provider's form with the fix drafted; nothing is saved by that. Nothing where there is no fix. */
export function FixLink({ fix, provider }: FixLinkProps) {
  const parameter = fix === null ? null : fixParameter(fix);
  if (fix === null || provider === null || parameter === null) return null;
  return (
    <Button asChild size="small" className={WRAPS}>
      <Link href={`${provider.href}?${new URLSearchParams({ fix: parameter })}`} prefetch={false}>
        <Pencil aria-hidden />
        {fix.label}
      </Link>
    </Button>
  );
}
