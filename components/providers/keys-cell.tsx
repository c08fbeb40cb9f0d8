import type { ReactNode } from 'react';
import type { KeyHealth, KeysFailing } from '@/lib/core/oidc/key-health';
import { RelativeTime } from '../ui/relative-time';
import { keyCountText } from './count-words';

interface KeysCellProps {
  /** Null: it is not known whether keys were fetched. */
  health: KeyHealth | null;
  /** How many keys the last connection test found; null: it was never tested. */
  tested: number | null;
}

/** The keys of a provider in a list: how many, how old, and what keeps new ones away. */
export function KeysCell({ health, tested }: KeysCellProps) {
  if (health === null || health.state === 'not_fetched') {
    return tested === null ? (
      <span className="text-ink-3">unknown</span>
    ) : (
      <Lines first={keyCountText(tested)}>in the last test</Lines>
    );
  }
  if (health.state === 'pasted') {
    return <Lines first={keyCountText(health.keyCount)}>pasted, never fetched</Lines>;
  }
  if (health.state === 'none') {
    return (
      <Lines first={<span className="font-medium text-bad">No keys</span>}>
        <Failing failing={health.failing} />
      </Lines>
    );
  }
  return health.failing === null ? (
    <Lines first={keyCountText(health.keyCount)}>
      fetched <RelativeTime at={health.fetchedAt} />
    </Lines>
  ) : (
    <Lines
      first={<span className="font-medium text-warn">{keyCountText(health.keyCount)}, kept</span>}
    >
      <Failing failing={health.failing} />, last fetched <RelativeTime at={health.fetchedAt} />
    </Lines>
  );
}

function Lines({ first, children }: { first: ReactNode; children: ReactNode }) {
  return (
    <>
      {first}
      <p className="text-12 text-ink-3 wrap-anywhere">{children}</p>
    </>
  );
}

function Failing({ failing: { code, at } }: { failing: KeysFailing }) {
  return code === null ? (
    <>
      fails since <RelativeTime at={at} />
    </>
  ) : (
    <code className="font-mono text-11">{code}</code>
  );
}
