import type { ReactNode } from 'react';
import type { KeyHealth, KeysFailing } from '@/lib/core/oidc/key-health';
import { InlineCode } from '../ui/inline-code';
import { Panel, PanelBar } from '../ui/panel';
import { RelativeTime } from '../ui/relative-time';
import { StateLabel } from '../ui/state-label';
import { keyCountText } from './count-words';

interface KeysPanelProps {
  health: KeyHealth;
  /** They are used without asking for newer ones. */
  fresh: boolean;
  /** Fetches them anew; null: nobody here may, or there is nothing to fetch. */
  refresh: ReactNode;
}

/** The keys that tokens of a saved provider are verified with: how many, how old, what is wrong. */
export function KeysPanel({ health, fresh, refresh }: KeysPanelProps) {
  return (
    <Panel>
      <PanelBar title="Keys in use" level={2} note={<Age health={health} />} />
      <div className="grid gap-3 p-4 text-13 text-ink-2">
        <Standing health={health} fresh={fresh} />
        {refresh}
      </div>
    </Panel>
  );
}

function Age({ health }: { health: KeyHealth }) {
  if (health.state !== 'held') return null;
  return (
    <>
      fetched <RelativeTime at={health.fetchedAt} />
    </>
  );
}

function Standing({ health, fresh }: { health: KeyHealth; fresh: boolean }) {
  switch (health.state) {
    case 'pasted':
      return (
        <p>
          <Count count={health.keyCount} />, pasted. After a rotation they must be pasted anew.
        </p>
      );
    case 'not_fetched':
      return <p>Not fetched yet: the first token has them fetched.</p>;
    case 'none':
      return (
        <Problem state="bad" title="No keys" failing={health.failing}>
          Its tokens get <InlineCode>JWKS_FETCH_FAILED</InlineCode> until keys can be had.
        </Problem>
      );
    case 'held':
      return <Held health={health} fresh={fresh} />;
  }
}

type HeldHealth = Extract<KeyHealth, { state: 'held' }>;

function Held({ health, fresh }: { health: HeldHealth; fresh: boolean }) {
  return (
    <>
      <HeldFor health={health} fresh={fresh} />
      <KeyIds health={health} />
    </>
  );
}

function KeyIds({ health: { keyIds, keyCount } }: { health: HeldHealth }) {
  if (keyIds.length === 0) return null;
  const others = keyCount - keyIds.length;
  return (
    <ul aria-label="IDs of the keys in use" className="flex flex-wrap gap-x-2 gap-y-1">
      {keyIds.map((kid) => (
        <li key={kid} className="min-w-0 break-all">
          <InlineCode>{kid}</InlineCode>
        </li>
      ))}
      {others > 0 && <li>and {others} more</li>}
    </ul>
  );
}

function HeldFor({ health, fresh }: { health: HeldHealth; fresh: boolean }) {
  const { keyCount, failing, freshUntil, usableUntil } = health;
  if (failing !== null) {
    return (
      <Problem state="warning" title={`${keyCountText(keyCount)}, kept`} failing={failing}>
        They end <RelativeTime at={usableUntil} />; from then on its tokens get{' '}
        <InlineCode>JWKS_FETCH_FAILED</InlineCode>.
      </Problem>
    );
  }
  return (
    <p>
      <Count count={keyCount} />.{' '}
      {fresh ? (
        <>
          Fetched again <RelativeTime at={freshUntil} />, or with the first token that names another
          key.
        </>
      ) : (
        'Fetched again with the next token.'
      )}
    </p>
  );
}

function Count({ count }: { count: number }) {
  return <span className="font-medium text-ink">{keyCountText(count)}</span>;
}

interface ProblemProps {
  state: 'warning' | 'bad';
  title: string;
  failing: KeysFailing;
  children: ReactNode;
}

function Problem({ state, title, failing, children }: ProblemProps) {
  return (
    <div className="grid gap-1">
      <StateLabel state={state}>{title}</StateLabel>
      <p>
        The last try failed <RelativeTime at={failing.at} />
        {failing.code === null ? '' : ': '}
        {failing.code !== null && <InlineCode>{failing.code}</InlineCode>}. {children}
      </p>
    </div>
  );
}
