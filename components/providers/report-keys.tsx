'use client';

import { Fingerprint } from 'lucide-react';
import { useState } from 'react';
import type { ReportKey } from '@/lib/core/connections/report';
import { Button } from '../ui/button';
import { KeyTable } from '../ui/key-table';

/** The keys of a report; their thumbprints at the press of a button. */
export function ReportKeys({ keys }: { keys: readonly ReportKey[] }) {
  const [thumbprints, setThumbprints] = useState(false);
  if (keys.length === 0) return null;
  const some = keys.some(({ thumbprint }) => thumbprint != null);
  return (
    <div className="grid gap-3">
      <div className="flex min-h-7 flex-wrap items-center gap-3">
        <h3 className="text-15">Keys</h3>
        <span className="text-13 text-ink-3">{keys.length} at this test</span>
        {some && (
          <Button
            variant="quiet"
            size="small"
            className="ml-auto"
            aria-pressed={thumbprints}
            onClick={() => setThumbprints(!thumbprints)}
          >
            <Fingerprint aria-hidden />
            {thumbprints ? 'Hide thumbprints' : 'Show thumbprints'}
          </Button>
        )}
      </div>
      <KeyTable keys={keys} thumbprints={thumbprints} />
    </div>
  );
}
