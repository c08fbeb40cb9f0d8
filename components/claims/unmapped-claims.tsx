'use client';

import { Plus } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { attributeFor } from '@/lib/core/claims/attribute-for';
import type { ClaimMapping } from '@/lib/core/claims/claim-mapping';
import { readClaim } from '@/lib/core/claims/claim-path';
import { proposeMappings } from '@/lib/core/claims/propose-mappings';
import type { JsonObject } from '@/lib/core/tokens/json-value';
import { announce } from '../ui/announce';
import { Button } from '../ui/button';
import { Panel, PanelBar } from '../ui/panel';
import { ShownValue } from './shown-value';

interface UnmappedClaimsProps {
  claims: JsonObject;
  rows: readonly ClaimMapping[];
  /** The claim that the provider reads permissions from, which needs no row; null: none. */
  permissionsPath: string | null;
  /** Null where the operator may not add rows. */
  onAdd: ((rows: readonly ClaimMapping[]) => void) | null;
}

/** The claims of the token that no row reads, each with a button that maps it. */
export function UnmappedClaims({ claims, rows, permissionsPath, onAdd }: UnmappedClaimsProps) {
  const frame = useRef<HTMLDivElement>(null);
  const left = useMemo(
    () => unmapped(claims, rows, permissionsPath),
    [claims, rows, permissionsPath],
  );
  if (left.length === 0) return null;
  const add = (row: ClaimMapping) => {
    onAdd?.([row]);
    announce(`ext_${row.attribute} added`);
    // The button goes with its row.
    frame.current?.focus();
  };
  return (
    <Panel ref={frame} tabIndex={-1}>
      <PanelBar title="Claims that no row reads" level={2} note={left.length} />
      <ul className="divide-y divide-line">
        {left.map((row) => (
          <li key={row.jwtPath} className="flex items-start gap-3 px-4 py-2">
            <div className="min-w-0 flex-1 text-12 leading-5">
              <p className="font-mono wrap-anywhere text-ink">{row.jwtPath}</p>
              <p className="line-clamp-2 wrap-anywhere">
                <ShownValue value={readClaim(claims, row.jwtPath) ?? null} />
              </p>
            </div>
            {onAdd && (
              <Button size="small" aria-label={`Map ${row.jwtPath}`} onClick={() => add(row)}>
                <Plus aria-hidden />
                Map
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** With attributes that are still free beside the rows that are there. */
function unmapped(
  claims: JsonObject,
  rows: readonly ClaimMapping[],
  permissionsPath: string | null,
): readonly ClaimMapping[] {
  const read = new Set([...rows.map(({ jwtPath }) => jwtPath), permissionsPath]);
  const taken = new Set(rows.map(({ attribute }) => attribute));
  return proposeMappings(claims)
    .filter(({ jwtPath }) => !read.has(jwtPath))
    .map((row) => ({
      ...row,
      attribute: taken.has(row.attribute) ? attributeFor(row.jwtPath, taken) : row.attribute,
    }));
}
