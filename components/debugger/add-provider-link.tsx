import { Plus } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { hintParameters } from '@/lib/core/providers/hint-parameters';
import { NO_HINTS } from '@/lib/core/providers/hints';
import { recognisePaste } from '@/lib/core/providers/recognise-paste';
import type { JsonValue } from '@/lib/core/tokens/json-value';
import { shownText } from '@/lib/core/tokens/show-text';

interface AddProviderLinkProps {
  /** The `iss` of the token. */
  issuer: JsonValue | undefined;
  /** What was pasted; the new provider is filled from it. */
  token: string;
  /** Page that adds a provider; null where the operator may not. */
  href: string | null;
}

/** Leads to a new provider that is filled from the token; nothing for an issuer that is no web address. */
export function AddProviderLink({ issuer, token, href }: AddProviderLinkProps) {
  if (href === null || typeof issuer !== 'string') return null;
  const usable = /^https?:\/\/\S+$/i.test(issuer) && issuer.length <= 2048;
  if (!usable || shownText(issuer) !== issuer) return null;
  const found = recognisePaste(token);
  const hints = found.ok
    ? hintParameters(found.type, found.hints)
    : hintParameters(null, { ...NO_HINTS, issuer });
  return (
    <Button asChild size="small">
      <Link href={`${href}?${hints}`} prefetch={false}>
        <Plus aria-hidden />
        Add a provider with this issuer
      </Link>
    </Button>
  );
}
