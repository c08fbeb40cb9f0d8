'use client';

import { type Ref, useEffect, useMemo } from 'react';
import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import { explainMappings } from '@/lib/core/claims/explain-mappings';
import { groupOverageOf } from '@/lib/core/claims/group-overage';
import { mapClaims } from '@/lib/core/claims/map-claims';
import type { MappedRow } from '@/lib/core/claims/mapped-claims';
import type { Attributes } from '@/lib/core/policies/attributes';
import { shortText } from '@/lib/core/tokens/fault';
import { type JsonObject, textOf } from '@/lib/core/tokens/json-value';
import { permissionsOf } from '@/lib/core/tokens/permissions-claim';
import { TokenChoice } from '../debugger/token-choice';
import type { ReadView } from '../debugger/use-debugger';
import { announce } from '../ui/announce';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { InlineCode } from '../ui/inline-code';
import { Panel, PanelBar } from '../ui/panel';
import { PreviewRows } from './preview-rows';
import { SeenAttributes } from './seen-attributes';
import { UnmappedClaims } from './unmapped-claims';

interface ReadPreviewProps {
  view: ReadView;
  rows: readonly ClaimMapping[];
  issuers: readonly string[];
  /** The claim that the provider reads permissions from; null: none. */
  permissionsPath: string | null;
  onAdd: ((rows: readonly ClaimMapping[]) => void) | null;
  onChoose: (chosen: number) => void;
  onClear: () => void;
  focusRef: Ref<HTMLDivElement>;
}

/** A token that was read: what each row makes of it, what policies see, what is not mapped. */
export function ReadPreview(props: ReadPreviewProps) {
  const { view, rows, issuers, permissionsPath, onAdd, onChoose, onClear, focusRef } = props;
  const { value: claims, inexact } = view.decoded.payload;
  const explained = useMemo(() => explainMappings(claims, rows), [claims, rows]);
  const { attributes, missing } = useMemo(() => mapClaims(claims, rows), [claims, rows]);
  const seen = useMemo(
    () => withPermissions(attributes, claims, permissionsPath),
    [attributes, claims, permissionsPath],
  );
  const overage = groupOverageOf(claims);
  useEffect(() => announce(summaryOf(explained)), [explained]);
  return (
    <div className="grid gap-4">
      <Panel ref={focusRef} tabIndex={-1}>
        <PanelBar title="Preview" level={2} note={summaryOf(explained)}>
          <Button size="small" onClick={onClear}>
            Clear
          </Button>
        </PanelBar>
        {view.found.length > 1 && (
          <div className="border-b border-line p-4">
            <TokenChoice found={view.found} chosen={view.chosen} onChoose={onChoose} />
          </div>
        )}
        <PreviewRows rows={explained} inexact={inexact} />
        <p className="border-t border-line px-4 py-2.5 text-12 text-ink-3">
          Read in this browser, not verified, not sent.
        </p>
      </Panel>
      {missing && (
        <Callout tone="bad" title="check-authorization denies this token">
          <InlineCode>{`ext_${missing.attribute}`}</InlineCode> is required and has no value: the
          reason is <InlineCode>MISSING_CLAIM</InlineCode>. Verify accepts the token all the same.
        </Callout>
      )}
      <OtherIssuer iss={textOf(claims.iss)} issuers={issuers} />
      {overage && (
        <Callout tone="warning" title={overage.title}>
          {overage.text}
        </Callout>
      )}
      <SeenAttributes attributes={seen} />
      <UnmappedClaims claims={claims} rows={rows} permissionsPath={permissionsPath} onAdd={onAdd} />
    </div>
  );
}

/** Beside the attributes policies see permissions, where the provider reads some. */
function withPermissions(
  attributes: Attributes,
  claims: JsonObject,
  path: string | null,
): Attributes {
  return path === null ? attributes : { ...attributes, permissions: permissionsOf(claims, path) };
}

function summaryOf(rows: readonly MappedRow[]): string {
  const count = (outcome: MappedRow['outcome']) =>
    rows.filter((row) => row.outcome === outcome).length;
  const parts = [
    `${count('mapped')} of ${rows.length} read`,
    count('default') > 0 ? `${count('default')} by default` : '',
    count('absent') > 0 ? `${count('absent')} without a value` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Another provider's token is read all the same, but its claims may have other names. */
function OtherIssuer({ iss, issuers }: { iss: string | null; issuers: readonly string[] }) {
  if (iss === null || issuers.length === 0 || issuers.includes(iss)) return null;
  return (
    <Callout tone="warning" title="A token of another issuer">
      It was issued by <InlineCode>{shortText(iss)}</InlineCode>, and this provider is{' '}
      <InlineCode>{issuers[0]}</InlineCode>. These mappings are not used for it.
    </Callout>
  );
}
