import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { ActionResult } from '@/lib/core/action-result';
import type { KeysRefreshed } from '@/lib/core/oidc/keys-refreshed';
import { keyCountText } from '../providers/count-words';
import { RefreshedKeys } from '../providers/refreshed-keys';
import { settled } from '../ui/lost-connection';

const NO_ANSWER = 'The console did not answer. Check that it is running, then try again.';

interface RefreshAndCheckProps {
  onRefresh: () => Promise<ActionResult<KeysRefreshed>>;
  /** Judges the token anew, by the keys that came. */
  onRefreshed: () => void;
}

/** Has the keys of the provider fetched anew, then the token checked again. */
export function RefreshAndCheck({ onRefresh, onRefreshed }: RefreshAndCheckProps) {
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<ActionResult<KeysRefreshed> | null>(null);
  const refresh = async () => {
    setPending(true);
    const result = await settled(onRefresh(), NO_ANSWER);
    setPending(false);
    if (!result.ok || result.value.outcome === 'failed') return setRefused(result);
    toast({ tone: 'good', title: 'Keys fetched', detail: cameWords(result.value) });
    onRefreshed();
  };
  return (
    <>
      <Button size="small" pending={pending} pendingLabel="Fetching" onClick={() => void refresh()}>
        <RefreshCw aria-hidden />
        Refresh keys
      </Button>
      <div role="status" className="w-full empty:hidden">
        {refused === null ? null : <RefreshedKeys result={refused} />}
      </div>
    </>
  );
}

function cameWords({
  keyCount,
  added,
  removed,
}: Extract<KeysRefreshed, { outcome: 'refreshed' }>): string {
  const news = added.length + removed.length;
  return news === 0
    ? `${keyCountText(keyCount)}, none added, none removed. The token is checked again.`
    : `${keyCountText(keyCount)}, ${added.length} added, ${removed.length} removed. The token is checked again.`;
}
