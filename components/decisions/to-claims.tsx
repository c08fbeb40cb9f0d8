import Link from 'next/link';
import { showName } from '@/lib/core/policies/show-value';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';

/** Leads to where mappings that cannot be read are mended. */
export function ToClaims({ workspace, provider }: { workspace: string; provider: KnownProvider }) {
  return (
    <p className="border-t border-line px-4 py-3 text-13">
      <Link href={`/${workspace}/claims/${provider.id}`} prefetch={false} className="link">
        Open the claims of <bdi>{showName(provider.name)}</bdi>
      </Link>
    </p>
  );
}
