'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import type { ActionResult } from '@/lib/core/action-result';
import type { TrustFacts } from '@/lib/core/connections/trust-facts';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import { holdsPrivateKey } from '@/lib/core/tokens/find-secrets';
import { latePart } from '../ui/late-part';
import type { TrustLine } from './trust-words';

// Most providers have neither, so the words come with the first answer.
const words = latePart(() => import('./trust-words'));

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

interface Seen {
  readonly pasted: PastedTrust;
  readonly certificates: readonly TrustLine[];
  readonly keys: readonly TrustLine[];
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
    const forget = () => {
      // Not reached: it is asked again when a field is left, and saving judges by itself.
      latest.current = '';
    };
    sawOf(inspect, pasted).then((saw) => {
      if (saw === null) forget();
      else if (latest.current === asked) setSeen(saw);
    }, forget);
  }, [inspect, getValues]);
  useEffect(look, [look]);
  return {
    certificates: seen?.pasted.certificates === draft.privateCa ? seen.certificates : NONE,
    keys: seen?.pasted.keys === draft.pastedKeys ? seen.keys : NONE,
    look,
  };
}

const NONE: readonly TrustLine[] = [];

async function sawOf(inspect: InspectAction, pasted: PastedTrust): Promise<Seen | null> {
  const [result, { certificateLines, keyLines }] = await Promise.all([
    inspect(pasted),
    words.load(),
  ]);
  if (!result.ok) return null;
  const { certificates, keys } = result.value;
  const now = Date.now();
  return {
    pasted,
    certificates: certificateLines(certificates, now),
    keys: keyLines(keys, now),
  };
}

/** A private key is never sent anywhere; the form says so at its field. */
function withoutSecret(text: string): string {
  return text.trim() === '' || holdsPrivateKey(text) ? '' : text;
}
