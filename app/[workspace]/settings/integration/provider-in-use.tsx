import { KeysPanel } from '@/components/providers/keys-panel';
import { RefusedPanel } from '@/components/providers/refused-panel';
import type { Caller } from '@/lib/core/access/caller';
import { areKeysFresh } from '@/lib/core/oidc/key-health';
import { keyHealthOf } from '@/lib/usecases/key-health-of';
import { refusedToday } from '@/lib/usecases/refused-today';
import { answerOf } from '@/lib/web/answer';
import { RefreshProviderKeys } from './refresh-provider-keys';

interface ProviderInUseProps {
  caller: Caller;
  slug: string;
  id: string;
}

/** How a saved provider does: the keys that its tokens are verified with, and what was refused. */
export async function ProviderInUse({ caller, slug, id }: ProviderInUseProps) {
  const [keys, refused] = await Promise.all([
    keyHealthOf(caller, [id]),
    refusedToday(caller, [id]),
  ]);
  const health = keys.get(id) ?? { state: 'not_fetched' };
  const canRefresh = caller.permissions.has('providers:refresh') && health.state !== 'pasted';
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <KeysPanel
        health={health}
        fresh={areKeysFresh(health, Date.now())}
        refresh={canRefresh ? <RefreshProviderKeys slug={slug} id={id} /> : null}
      />
      <RefusedPanel day={answerOf(refused).of(id)} />
    </div>
  );
}
