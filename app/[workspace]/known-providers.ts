import type { Caller } from '@/lib/core/access/caller';
import type { ProviderListItem } from '@/lib/core/providers/list-item';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import { listProviders } from '@/lib/usecases/list-providers';
import { answerOf } from '@/lib/web/answer';

interface ProviderPage {
  readonly providers: readonly ProviderListItem[];
  readonly next: string | null;
}

const PAGE = 100;
const MOST = 500;

/** The providers of a workspace that the browser compares an issuer with; at most 500 of them. */
export async function knownProviders(
  caller: Caller,
  href: string,
): Promise<{ providers: readonly KnownProvider[]; complete: boolean }> {
  const providers: KnownProvider[] = [];
  let after: string | null = null;
  do {
    const page: ProviderPage = answerOf(
      await listProviders(caller, { limit: PAGE, ...(after !== null && { after }) }),
    );
    for (const { id, name, type, issuers, environment, enabled } of page.providers) {
      providers.push({ id, name, type, issuers, environment, enabled, href: `${href}/${id}` });
    }
    after = page.next;
  } while (after !== null && providers.length < MOST);
  return { providers, complete: after === null };
}
