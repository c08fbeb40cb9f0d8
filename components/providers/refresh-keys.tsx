'use client';

import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { ActionResult } from '@/lib/core/action-result';
import type { KeysRefreshed } from '@/lib/core/oidc/keys-refreshed';
import { Button } from '../ui/button';
import { latePart, useLatePart } from '../ui/late-part';
import { settled } from '../ui/lost-connection';

const NO_ANSWER = 'The console did not answer. Check that it is running, then try again.';

const parts = latePart(() => import('./refreshed-keys'));

interface RefreshKeysProps {
  onRefresh: () => Promise<ActionResult<KeysRefreshed>>;
}

/** The button that has the keys of a provider fetched anew, and what came of it. */
export function RefreshKeys({ onRefresh }: RefreshKeysProps) {
  const [pending, setPending] = useState(false);
  const [result, setResult] = useState<ActionResult<KeysRefreshed> | null>(null);
  const loaded = useLatePart(parts, pending || result !== null);
  const refresh = async () => {
    setPending(true);
    setResult(await settled(onRefresh(), NO_ANSWER));
    setPending(false);
  };
  return (
    <>
      <div role="status" className="empty:hidden">
        {loaded && result && <loaded.RefreshedKeys result={result} />}
      </div>
      <div>
        <Button
          size="small"
          pending={pending}
          pendingLabel="Fetching"
          onClick={() => void refresh()}
        >
          <RefreshCw aria-hidden />
          Refresh keys
        </Button>
      </div>
    </>
  );
}
