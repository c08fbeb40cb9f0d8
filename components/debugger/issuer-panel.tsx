import { Plus } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Diff } from '@/components/ui/diff';
import { EnvironmentLabel } from '@/components/ui/environment-label';
import { Panel, PanelBar } from '@/components/ui/panel';
import { StateIcon, type StateName } from '@/components/ui/state-icon';
import { hintParameters } from '@/lib/core/providers/hint-parameters';
import { NO_HINTS } from '@/lib/core/providers/hints';
import { recognisePaste } from '@/lib/core/providers/recognise-paste';
import {
  describeDifferences,
  type IssuerMatch,
  type KnownProvider,
  type NearMiss,
} from '@/lib/core/tokens/match-issuer';
import { shownText } from '@/lib/core/tokens/show-text';

interface IssuerPanelProps {
  match: IssuerMatch;
  /** What was pasted; a new provider is filled from it. */
  token: string;
  /** Page that adds a provider; null where the operator may not. */
  newProviderHref: string | null;
  /** False when the workspace has more providers than were compared. */
  complete: boolean;
}

/** Which saved provider the issuer of the token belongs to. */
export function IssuerPanel({ match, token, newProviderHref, complete }: IssuerPanelProps) {
  return (
    <Panel>
      <PanelBar title="Provider" level={2} note="by its issuer" />
      <div className="grid gap-3 p-4 text-13 text-ink-2">
        <Answer match={match} token={token} newProviderHref={newProviderHref} />
        {complete ? null : (
          <p className="text-12 text-ink-3">
            Only the first 500 providers of this workspace were compared.
          </p>
        )}
      </div>
    </Panel>
  );
}

function Answer({ match, token, newProviderHref }: Omit<IssuerPanelProps, 'complete'>) {
  switch (match.kind) {
    case 'no_issuer':
      return <Line state="bad">The token names no issuer, so it belongs to no provider.</Line>;
    case 'matched':
      return <Providers providers={match.providers} state="good" />;
    case 'disabled':
      return (
        <>
          <Providers providers={match.providers} state="disabled" />
          <p>Disabled: until someone enables it, every token of this issuer is refused.</p>
        </>
      );
    case 'near':
      return (
        <>
          <Line state="warning">
            No saved provider has exactly this issuer, but one comes close. Issuers are compared
            byte for byte.
          </Line>
          {match.near.slice(0, 3).map((miss) => (
            <Near key={`${miss.provider.id}${miss.issuer}`} miss={miss} actual={match.issuer} />
          ))}
          <AddLink issuer={match.issuer} token={token} href={newProviderHref} />
        </>
      );
    case 'unknown':
      return (
        <>
          <Line state="untested">No saved provider has this issuer, so the token is refused.</Line>
          <AddLink issuer={match.issuer} token={token} href={newProviderHref} />
        </>
      );
    default:
      return null;
  }
}

function Line({ state, children }: { state: StateName; children: ReactNode }) {
  return (
    <div className="flex items-start gap-2">
      <StateIcon state={state} className="mt-0.5" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}

function ProviderLink({ provider }: { provider: KnownProvider }) {
  return (
    // Not prefetched: a look at a token makes no request.
    <Link href={provider.href} prefetch={false} className="link font-strong wrap-anywhere">
      {provider.name}
    </Link>
  );
}

interface GuideLinkProps {
  provider: KnownProvider;
  /** A section or a code, which every guide has. */
  anchor: 'standard-claims' | 'INVALID_ISSUER';
  children: ReactNode;
}

/** Leads to a part of the guide on the provider's page. */
function GuideLink({ provider, anchor, children }: GuideLinkProps) {
  return (
    <Link href={`${provider.href}#${anchor}`} prefetch={false} className="link">
      {children}
    </Link>
  );
}

function Providers({
  providers,
  state,
}: {
  providers: readonly KnownProvider[];
  state: StateName;
}) {
  return providers.map((provider) => (
    <Line key={provider.id} state={state}>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <ProviderLink provider={provider} />
        <EnvironmentLabel environment={provider.environment} />
      </span>
      {state === 'good' ? (
        <>
          Has exactly this issuer. That alone proves nothing.{' '}
          <GuideLink provider={provider} anchor="standard-claims">
            What its tokens hold
          </GuideLink>
        </>
      ) : null}
    </Line>
  ));
}

function Near({ miss, actual }: { miss: NearMiss; actual: string }) {
  return (
    <div className="grid gap-2">
      <ProviderLink provider={miss.provider} />
      <Diff
        expected={miss.issuer}
        actual={actual}
        labels={{ expected: 'Saved', actual: 'In the token' }}
        note={`They differ in ${describeDifferences(miss.differences)}.`}
      />
      <p>
        <GuideLink provider={miss.provider} anchor="INVALID_ISSUER">
          Why issuers differ, and what to do
        </GuideLink>
      </p>
    </div>
  );
}

interface AddLinkProps {
  issuer: string;
  token: string;
  href: string | null;
}

function AddLink({ issuer, token, href }: AddLinkProps) {
  const usable = /^https?:\/\/\S+$/i.test(issuer) && issuer.length <= 2048;
  if (href === null || !usable || shownText(issuer) !== issuer) return null;
  const found = recognisePaste(token);
  const hints = found.ok
    ? hintParameters(found.type, found.hints)
    : hintParameters(null, { ...NO_HINTS, issuer });
  return (
    <div>
      <Button asChild size="small">
        <Link href={`${href}?${hints}`} prefetch={false}>
          <Plus aria-hidden />
          Add a provider with this issuer
        </Link>
      </Button>
    </div>
  );
}
