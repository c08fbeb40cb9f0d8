'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ActionFailure, ActionResult } from '@/lib/core/action-result';
import type { ConnectionReport } from '@/lib/core/connections/report';
import { settled } from '../ui/lost-connection';

export type ReadReportAction = (id: string) => Promise<ActionResult<ConnectionReport>>;

/** An earlier report as far as it is here. */
export type OpenedReport =
  | { readonly status: 'loading' }
  | { readonly status: 'here'; readonly report: ConnectionReport }
  | { readonly status: 'failed'; readonly failure: ActionFailure };

interface OpenedReports {
  /** The id of the one that is open; null: none is. */
  readonly open: string | null;
  readonly opened: OpenedReport;
  /** The id that the page was opened with; null: it named none. */
  readonly named: string | null;
  readonly toggle: (id: string) => void;
}

const LOADING: OpenedReport = { status: 'loading' };
const NO_ANSWER = 'The console did not answer. Check that it is running, then open it again.';
const PARAMETER = 'report';

/**
 * Which earlier report is open; its id stands in the address, so that a reload and a link show it.
 * `shown` is the one that the page shows whole anyway, which is never opened.
 */
export function useOpenedReport(read: ReadReportAction, shown: string | null): OpenedReports {
  const [open, setOpen] = useState<string | null>(null);
  const [named, setNamed] = useState<string | null>(null);
  const { known, fetchReport } = useReports(read);
  const shownAtFirst = useRef(shown);
  useEffect(() => {
    const id = new URLSearchParams(window.location.search).get(PARAMETER);
    setNamed(id);
    if (id === null || id === shownAtFirst.current) return;
    setOpen(id);
    void fetchReport(id);
  }, [fetchReport]);
  const toggle = (id: string) => {
    const next = open === id ? null : id;
    writeAddress(next);
    setOpen(next);
    if (next !== null) void fetchReport(next);
  };
  return { open, opened: (open === null ? null : known.get(open)) ?? LOADING, named, toggle };
}

/** The reports that were read so far; one that failed is read anew when it is wanted again. */
function useReports(read: ReadReportAction) {
  const [known, setKnown] = useState<ReadonlyMap<string, OpenedReport>>(new Map());
  const fetchReport = useCallback(
    async (id: string) => {
      setKnown((before) => (isHere(before.get(id)) ? before : new Map(before).set(id, LOADING)));
      const result = await settled(read(id), NO_ANSWER);
      const opened: OpenedReport = result.ok
        ? { status: 'here', report: result.value }
        : { status: 'failed', failure: result.failure };
      setKnown((before) => (isHere(before.get(id)) ? before : new Map(before).set(id, opened)));
    },
    [read],
  );
  return { known, fetchReport };
}

function isHere(opened: OpenedReport | undefined): boolean {
  return opened?.status === 'here';
}

function writeAddress(id: string | null): void {
  const address = new URL(window.location.href);
  if (id === null) address.searchParams.delete(PARAMETER);
  else address.searchParams.set(PARAMETER, id);
  window.history.replaceState(null, '', address);
}
