'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ActionFailure, ActionResult } from '@/lib/core/action-result';
import type { Environment } from '@/lib/core/providers/draft';
import type { DecodedToken } from '@/lib/core/tokens/decode-token';
import { issuedAtMs } from '@/lib/core/tokens/issued-at';
import type { KnownProvider } from '@/lib/core/tokens/match-issuer';
import { type OpenedToken, openToken } from '@/lib/core/tokens/open-token';
import type { ProviderKeys } from '@/lib/core/tokens/provider-keys';
import { isRefusal, selectProvider } from '@/lib/core/tokens/select-provider';
import type { Trust } from '@/lib/core/tokens/trusted-provider';
import type { CheckActions } from './check-actions';
import type { AsOf, CheckedToken } from './checked-token';
import { judgeHere } from './judge-here';
import { trustOfKnown } from './known-trust';
import { laterOn } from './later-on';
import { useIsOver } from './use-is-over';

/** How far the check of a token is. */
export type CheckState =
  | { readonly kind: 'checking' }
  | { readonly kind: 'checked'; readonly checked: CheckedToken }
  /** This browser cannot; the server could. */
  | { readonly kind: 'unable'; readonly sentence: string }
  | { readonly kind: 'failed'; readonly sentence: string };

const UNREACHABLE = 'The console did not answer. Try again in a moment.';

interface CheckOptions {
  readonly decoded: DecodedToken;
  readonly providers: readonly KnownProvider[];
  /** Null: judged by nobody's rules, for none has the issuer. */
  readonly providerId: string | null;
  /** Whose application asks; null: one of the provider's own. */
  readonly environment: Environment | null;
  readonly actions: CheckActions;
}

/** Everything that one judging needs; changes of it judge again. */
interface Judging {
  readonly opened: OpenedToken;
  readonly token: string;
  readonly trust: Trust;
  readonly issuedAt: number | null;
  readonly asOf: AsOf;
  readonly byServer: boolean;
  readonly keysOf: KeysOf;
  readonly actions: CheckActions;
}

type KeysOf = (refetch: boolean) => Promise<ActionResult<ProviderKeys> | null>;

/** Judges one token against a provider, and again whenever what it is judged by changes. */
export function useTokenCheck(options: CheckOptions) {
  const { decoded, providers, providerId, environment, actions } = options;
  const [asOf, setAsOf] = useState<AsOf>('now');
  const [byServer, setByServer] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<CheckState>({ kind: 'checking' });
  const trust = useMemo(() => trustOfKnown(providers, environment), [providers, environment]);
  const keysOf = useKeys(actions);
  const { token } = decoded;
  const issuedAt = issuedAtMs(decoded.payload.value);
  const checked = state.kind === 'checked' ? state.checked : null;
  const isOver = useIsOver(checked);
  const judgeAnew = useCallback(() => setAttempt((count) => count + 1), []);
  useEffect(() => {
    if (!isOver || checked === null) return;
    // Nothing is sent unless somebody asks, and that time has passed needs no server.
    if (checked.by === 'server')
      setState({ kind: 'checked', checked: laterOn(checked, token, trust) });
    else judgeAnew();
  }, [isOver, judgeAnew, checked, token, trust]);
  useEffect(() => {
    let here = true;
    setState({ kind: 'checking' });
    const opened = openToken(token);
    const fetchKeys: KeysOf = (refetch) => keysOf(providerId ?? '', attempt, refetch);
    const judging = { opened, token, trust, issuedAt, asOf, byServer, keysOf: fetchKeys, actions };
    void judge(providerId, judging).then((next) => here && setState(next));
    return () => {
      here = false;
    };
  }, [token, providerId, trust, issuedAt, asOf, byServer, attempt, keysOf, actions]);
  return {
    state,
    asOf,
    canBeAsOfIssue: issuedAt !== null,
    setAsOf,
    again: useCallback(() => {
      actions.onAgain();
      judgeAnew();
    }, [actions, judgeAnew]),
    askServer: useCallback(() => setByServer(true), []),
  };
}

/** The keys of providers, asked for once until somebody wants to check again. */
function useKeys(actions: CheckActions) {
  const held = useRef(new Map<string, Promise<ActionResult<ProviderKeys> | null>>());
  return useCallback(
    (providerId: string, attempt: number, refetch: boolean) => {
      const name = `${providerId} ${attempt}`;
      const before = refetch ? undefined : held.current.get(name);
      // The browser says no more of a lost connection than that it got no answer.
      const asked = before ?? actions.onKeys({ providerId, refetch }).catch(() => null);
      held.current.set(name, asked);
      return asked;
    },
    [actions],
  );
}

function judge(providerId: string | null, judging: Judging): Promise<CheckState> {
  if (providerId === null) return Promise.resolve(withoutProvider(judging));
  return judging.byServer ? byServer(providerId, judging) : inBrowser(judging);
}

function withoutProvider({ opened, trust }: Judging): CheckState {
  const selected = selectProvider(opened, trust, { explain: true });
  // Whoever has the issuer would have been chosen; until the list is there again nothing is said.
  if (!isRefusal(selected)) return { kind: 'checking' };
  const now = Date.now();
  return {
    kind: 'checked',
    checked: { verdict: selected, keys: null, judgedAt: now, asOf: now, by: 'browser', aheadMs: 0 },
  };
}

async function inBrowser(judging: Judging): Promise<CheckState> {
  const first = await withKeys(judging, false);
  const isUnknownKey =
    first.kind === 'checked' && !first.checked.verdict.valid && first.checked.verdict.refetch;
  if (!isUnknownKey) return first;
  // The provider may have rotated its keys since they were fetched.
  const second = await withKeys(judging, true);
  return second.kind === 'checked' ? second : first;
}

async function withKeys(judging: Judging, refetch: boolean): Promise<CheckState> {
  const keys = await judging.keysOf(refetch);
  if (keys === null || !keys.ok) return failed(keys === null ? null : keys.failure);
  const judgedAt = Date.now();
  const asOf = judging.asOf === 'issued' ? (judging.issuedAt ?? judgedAt) : judgedAt;
  const { opened, trust } = judging;
  // Absent on plain http, whatever the types say.
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  const judged = await judgeHere(opened, keys.value, { now: asOf, trust, subtle });
  if (!judged.able) return { kind: 'unable', sentence: judged.sentence };
  const { verdict } = judged;
  const checked = { verdict, keys: keys.value, judgedAt, asOf, by: 'browser', aheadMs: 0 } as const;
  return { kind: 'checked', checked };
}

async function byServer(providerId: string, judging: Judging): Promise<CheckState> {
  const { token, asOf, issuedAt, actions } = judging;
  const [keys, answer] = await Promise.all([
    judging.keysOf(false),
    actions.onCheck({ providerId, token, asOf }).catch(() => null),
  ]);
  if (answer === null || !answer.ok) return failed(answer === null ? null : answer.failure);
  if (keys === null || !keys.ok) return failed(keys === null ? null : keys.failure);
  const { verdict, judgedAt } = answer.value;
  const moment = asOf === 'issued' ? (issuedAt ?? judgedAt) : judgedAt;
  const given = { verdict, keys: keys.value, judgedAt, asOf: moment, by: 'server' } as const;
  return { kind: 'checked', checked: { ...given, aheadMs: Date.now() - judgedAt } };
}

function failed(failure: ActionFailure | null): CheckState {
  return { kind: 'failed', sentence: failure === null ? UNREACHABLE : failure.message };
}
