'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import type { ActionResult } from '@/lib/core/action-result';
import type { TrustFacts } from '@/lib/core/connections/trust-facts';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { holdsPrivateKey } from '@/lib/core/tokens/find-secrets';
import { certificateLines, keyLines, type TrustLine } from './trust-words';

/** The texts of the two fields; an empty one is not looked at. */
interface PastedTrust {
  readonly certificates: string;
  readonly keys: string;
}

export type InspectAction = (pasted: PastedTrust) => Promise<ActionResult<TrustFacts>>;

export interface Trust {
  /** About the certificates that the form holds now; empty while nothing is known of them. */
  readonly certificates: readonly TrustLine[];
  readonly keys: readonly TrustLine[];
  /** Has what the form holds now looked at. */
  readonly look: () => void;
}

interface Seen extends PastedTrust {
  readonly facts: TrustFacts;
  readonly at: number;
}

/** What the pasted certificates and keys of the form are: as the page opens, and when a field is left. */
export function useTrust(inspect: InspectAction, draft: ProviderDraft): Trust {
  const { getValues } = useFormContext<ProviderDraft>();
  const [seen, setSeen] = useState<Seen | null>(null);
  const latest = useRef('');
  const look = useCallback(() => {
    const [certificates, keys] = getValues(['privateCa', 'pastedKeys']).map(withoutSecret);
    const pasted = { certificates: certificates ?? '', keys: keys ?? '' };
    const asked = JSON.stringify(pasted);
    if (asked === latest.current || pasted.certificates + pasted.keys === '') return;
    latest.current = asked;
    inspect(pasted).then(
      (result) => {
        if (!result.ok) latest.current = '';
        else if (latest.current === asked)
          setSeen({ ...pasted, facts: result.value, at: Date.now() });
      },
      () => {
        // Not reached: it is asked again when a field is left, and saving judges by itself.
        latest.current = '';
      },
    );
  }, [inspect, getValues]);
  useEffect(look, [look]);
  if (seen === null) return { certificates: [], keys: [], look };
  const { facts, at } = seen;
  return {
    certificates:
      seen.certificates === draft.privateCa ? certificateLines(facts.certificates, at) : [],
    keys: seen.keys === draft.pastedKeys ? keyLines(facts.keys, at) : [],
    look,
  };
}

/** A private key is never sent anywhere; the form says so at its field. */
function withoutSecret(text: string): string {
  return text.trim() === '' || holdsPrivateKey(text) ? '' : text;
}
