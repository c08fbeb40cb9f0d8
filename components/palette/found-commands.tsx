import { FileText, KeyRound, Scale } from 'lucide-react';
import type { DocsEntry } from '@/lib/core/docs/docs-index';
import type { FoundEntry, FoundKey, FoundProvider } from '@/lib/core/found-entry';
import type { ProviderType } from '@/lib/core/providers/draft';
import { EnvironmentLabel } from '../ui/environment-label';
import { ProviderGlyph } from '../ui/provider-mark';
import type { Command } from './command';

const TYPE_NAMES: Readonly<Record<ProviderType, string>> = {
  auth0: 'Auth0',
  clerk: 'Clerk',
  workos: 'WorkOS',
  custom_oidc: 'Custom OIDC',
};

/** A provider, policy or key that was found, as a line that leads to it. */
export function foundCommand(entry: FoundEntry, slug: string): Command {
  if (entry.kind === 'provider') return providerCommand(entry, slug);
  if (entry.kind === 'key') return keyCommand(entry, slug);
  const { id, name } = entry;
  return {
    id,
    label: name,
    icon: <Scale aria-hidden />,
    detail: 'Policy',
    act: { kind: 'page', href: `/${slug}/policies/${id}` },
  };
}

function providerCommand(entry: FoundProvider, slug: string): Command {
  const { id, name, type, environment, enabled } = entry;
  return {
    id,
    label: name,
    icon: <ProviderGlyph type={type} className="size-4 text-ink-3" />,
    detail: (
      <>
        {TYPE_NAMES[type]}
        {enabled ? '' : ', disabled'}
        <EnvironmentLabel environment={environment} className="max-sm:hidden" />
      </>
    ),
    act: { kind: 'page', href: `/${slug}/settings/integration/${id}` },
  };
}

/** Keys have no page of their own: the list is narrowed to this one. */
function keyCommand(
  { id, name, prefix, keyKind, environment, state }: FoundKey,
  slug: string,
): Command {
  const filter = new URLSearchParams({
    ...(keyKind === 'machine' && { kind: 'machine' }),
    q: prefix,
  });
  return {
    id,
    label: name,
    icon: <KeyRound aria-hidden />,
    words: [prefix],
    detail: (
      <>
        {keyKind === 'machine' ? 'Machine key' : 'API key'}
        {state === 'active' ? '' : `, ${state}`}
        <EnvironmentLabel environment={environment} className="max-sm:hidden" />
      </>
    ),
    act: { kind: 'page', href: `/${slug}/api-keys?${filter}` },
  };
}

/** A page of the documentation, or a heading of one. */
export function docsCommand({ title, section, href }: DocsEntry): Command {
  return {
    id: `docs:${href}`,
    label: title,
    icon: <FileText aria-hidden />,
    detail: section,
    act: { kind: 'page', href },
  };
}
