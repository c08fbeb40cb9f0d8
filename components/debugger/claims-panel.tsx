'use client';

import Link from 'next/link';
import { type ReactNode, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Panel } from '@/components/ui/panel';
import { Tabs } from '@/components/ui/tabs';
import type { DecodedToken } from '@/lib/core/tokens/decode-token';
import { explainClaims, formatObject } from '@/lib/core/tokens/explain-claims';
import type { IssuerMatch } from '@/lib/core/tokens/match-issuer';
import type { TokenWarning } from '@/lib/core/tokens/token-warning';
import { ClaimRow } from './claim-row';
import { JsonCode } from './json-code';

/** More rows than this are shown on demand: a hostile token may have thousands of claims. */
const ROWS = 100;

interface ClaimsPanelProps {
  decoded: DecodedToken;
  warnings: readonly TokenWarning[];
  match: IssuerMatch;
}

/** The payload: each claim explained, or the bare JSON. */
export function ClaimsPanel({ decoded, warnings, match }: ClaimsPanelProps) {
  const json = useMemo(() => formatObject(decoded.payload), [decoded]);
  return (
    <Panel className="overflow-hidden">
      <Tabs
        label="Payload"
        aside={<CopyButton value={json.text} label="payload" />}
        tabs={[
          {
            value: 'claims',
            label: 'Claims',
            content: <ClaimList decoded={decoded} warnings={warnings} match={match} />,
          },
          {
            value: 'json',
            label: 'JSON',
            content: (
              <pre
                dir="ltr"
                className="px-4 py-3 font-mono text-12 leading-5 wrap-anywhere whitespace-pre-wrap"
              >
                <JsonCode pieces={json.pieces} ink="text-part-2" />
              </pre>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function ClaimList({ decoded, warnings, match }: ClaimsPanelProps) {
  const [all, setAll] = useState(false);
  const claims = useMemo(() => explainClaims(decoded.payload), [decoded]);
  const shown = all ? claims : claims.slice(0, ROWS);
  const issuerAside = useMemo(() => asideOf(match), [match]);
  if (claims.length === 0) {
    return <p className="px-4 py-3 text-13 text-ink-2">The payload has no claims.</p>;
  }
  return (
    <>
      <dl>
        {shown.map((claim) => (
          <ClaimRow
            key={claim.name}
            claim={claim}
            warning={warningOf(claim.name, warnings)}
            aside={claim.name === 'iss' ? issuerAside : null}
          />
        ))}
      </dl>
      {shown.length < claims.length ? (
        <div className="border-t border-line p-3 text-center">
          <Button size="small" onClick={() => setAll(true)}>
            Show all {claims.length.toLocaleString('en')} claims
          </Button>
        </div>
      ) : null}
    </>
  );
}

function warningOf(name: string, warnings: readonly TokenWarning[]): string {
  return (
    warnings
      // The time itself says that it has passed.
      .filter((warning) => warning.claim === name && warning.code !== 'expired')
      .map((warning) => warning.title)
      .join('. ')
  );
}

function asideOf(match: IssuerMatch): ReactNode {
  if (match.kind === 'no_issuer') return null;
  const provider = 'providers' in match ? match.providers[0] : undefined;
  if (provider === undefined) return ' No saved provider has exactly this issuer.';
  return (
    <>
      {' '}
      Matches the provider{' '}
      <Link href={provider.href} prefetch={false} className="link">
        {provider.name}
      </Link>
      {match.kind === 'disabled' ? ', which is disabled' : ''}.
    </>
  );
}
