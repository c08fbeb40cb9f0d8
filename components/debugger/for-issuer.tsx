import { ScanSearch } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import type { DecodedToken } from '@/lib/core/tokens/decode-token';
import type { IssuerMatch, KnownProvider } from '@/lib/core/tokens/match-issuer';
import { AddProviderLink } from './add-provider-link';
import { WRAPS } from './wraps';

interface ForIssuerProps {
  match: IssuerMatch;
  /** Whom it was checked against; null: none has the issuer. */
  chosen: KnownProvider | null;
  /** The provider that almost has the issuer; null: none has. */
  near: KnownProvider | null;
  decoded: DecodedToken;
  newProviderHref: string | null;
  onPick: (providerId: string) => void;
}

/** What can be done about an issuer that is no enabled provider's. */
export function ForIssuer(props: ForIssuerProps) {
  const { match, chosen, near, decoded, newProviderHref, onPick } = props;
  if (match.kind === 'matched') return null;
  const disabled = match.kind === 'disabled' ? (match.providers[0] ?? null) : null;
  const other = disabled ?? near;
  return (
    <>
      {disabled === null ? null : (
        <Button asChild size="small" className={WRAPS}>
          <Link href={disabled.href} prefetch={false}>
            Open {disabled.name}
          </Link>
        </Button>
      )}
      {chosen !== null || other === null ? null : (
        <Button size="small" className={WRAPS} onClick={() => onPick(other.id)}>
          <ScanSearch aria-hidden />
          Check against {other.name} all the same
        </Button>
      )}
      {disabled !== null ? null : (
        <AddProviderLink
          issuer={decoded.payload.value.iss}
          token={decoded.token}
          href={newProviderHref}
        />
      )}
    </>
  );
}
