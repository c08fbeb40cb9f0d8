'use client';

import { useEffect, useRef, useState } from 'react';
import { announce } from '@/components/ui/announce';
import { latePart, useLatePart } from '@/components/ui/late-part';
import type { Environment } from '@/lib/core/providers/draft';
import type { DecodedToken } from '@/lib/core/tokens/decode-token';
import type { IssuerMatch, KnownProvider } from '@/lib/core/tokens/match-issuer';
import { placeOf } from '@/lib/core/tokens/verdict-words';
import type { CheckActions } from './check-actions';
import { CheckControls } from './check-controls';
import { CheckResult } from './check-result';
import type { CheckedToken } from './checked-token';
import { acceptedTitle, explained } from './explained-check';
import { ForIssuer } from './for-issuer';
import { Unchecked } from './unchecked';
import { type CheckState, useTokenCheck } from './use-token-check';

// Below the verdict, and of no use before it.
const decision = latePart(() => import('./token-decision'));

interface TokenCheckProps {
  decoded: DecodedToken;
  match: IssuerMatch;
  providers: readonly KnownProvider[];
  /** False when the workspace has more providers than are in the list. */
  complete: boolean;
  newProviderHref: string | null;
  actions: CheckActions;
  /** Told of every verdict, and that there is none. */
  onChecked: (summary: CheckSummary | null) => void;
}

/** A verdict in one line. */
export interface CheckSummary {
  readonly good: boolean;
  readonly title: string;
}

/** The check of a token against a provider; one token's, so give it the token as its key. */
export function TokenCheck(props: TokenCheckProps) {
  const { decoded, match, providers, complete, newProviderHref, actions, onChecked } = props;
  const [picked, setPicked] = useState<string | null>(null);
  const [environment, setEnvironment] = useState<Environment | null>(null);
  const holder = holderOf(match, environment);
  const offered = providersIn(providers, environment);
  const chosen = offered.find(({ id }) => id === picked) ?? holder;
  const providerId = chosen?.id ?? null;
  const check = useTokenCheck({ decoded, providers, providerId, environment, actions });
  const { state } = check;
  const checked = state.kind === 'checked' ? state.checked : null;
  useAnnounced(state, chosen, onChecked);
  const loaded = useLatePart(decision, checked !== null);
  const canJudgeIssue = check.canBeAsOfIssue && check.asOf === 'now';
  const section = useRef<HTMLElement>(null);
  // The button that was pressed goes with the verdict that it belongs to, and the focus with it.
  const keepFocus = () => section.current?.focus({ preventScroll: true });
  return (
    <section
      id="check"
      ref={section}
      tabIndex={-1}
      aria-label="Check against a provider"
      className="grid scroll-mt-4 gap-4 focus-visible:outline-none"
    >
      <CheckControls
        providers={offered}
        chosen={chosen}
        byIssuer={chosen !== null && isHolder(match, chosen)}
        environment={environment}
        asOf={check.asOf}
        canBeAsOfIssue={check.canBeAsOfIssue}
        checked={checked}
        onChoose={setPicked}
        onEnvironment={setEnvironment}
        onAsOf={check.setAsOf}
        onAgain={check.again}
      />
      {complete || holder !== null ? null : (
        <p className="text-12 text-ink-3">
          Only the first 500 providers of this workspace were compared.
        </p>
      )}
      {checked === null ? (
        <Unchecked
          state={state}
          onServer={() => {
            keepFocus();
            check.askServer();
          }}
          onAgain={() => {
            keepFocus();
            check.again();
          }}
        />
      ) : (
        <CheckResult
          checked={checked}
          provider={chosen}
          forIssuer={
            <ForIssuer
              match={match}
              chosen={chosen}
              near={nearestOf(checked, providers)}
              decoded={decoded}
              newProviderHref={newProviderHref}
              onPick={(id) => {
                keepFocus();
                setPicked(id);
              }}
            />
          }
          onRefresh={actions.onRefresh}
          onAgain={() => {
            keepFocus();
            check.again();
          }}
          onAsOfIssue={
            canJudgeIssue
              ? () => {
                  keepFocus();
                  check.setAsOf('issued');
                }
              : null
          }
        />
      )}
      {checked === null || chosen === null || loaded === null ? null : (
        <loaded.TokenDecision
          key={chosen.id}
          claims={decoded.payload.value}
          provider={chosen}
          checked={checked}
          environment={environment}
          parts={actions.policies}
        />
      )}
    </section>
  );
}

/** The enabled provider that the issuer selects; in several environments the first. */
function holderOf(match: IssuerMatch, environment: Environment | null): KnownProvider | null {
  return match.kind === 'matched' ? (providersIn(match.providers, environment)[0] ?? null) : null;
}

/** Those that a key of the environment sees; null: all. */
function providersIn(
  providers: readonly KnownProvider[],
  environment: Environment | null,
): readonly KnownProvider[] {
  if (environment === null) return providers;
  return providers.filter((provider) => provider.environment === environment);
}

function isHolder(match: IssuerMatch, provider: KnownProvider): boolean {
  const holders = match.kind === 'matched' || match.kind === 'disabled' ? match.providers : [];
  return holders.some(({ id }) => id === provider.id);
}

/** The saved provider that almost has the issuer; null: none has. */
function nearestOf(
  { verdict }: CheckedToken,
  providers: readonly KnownProvider[],
): KnownProvider | null {
  if (verdict.valid || verdict.nearMiss === null) return null;
  const { expected } = verdict;
  return providers.find(({ issuers }) => issuers.some((one) => one === expected)) ?? null;
}

function summaryOf(checked: CheckedToken, provider: KnownProvider | null): CheckSummary {
  const { verdict } = checked;
  return verdict.valid
    ? { good: provider?.enabled !== false, title: acceptedTitle(provider) }
    : { good: false, title: explained(checked, verdict).title };
}

/** Says the verdict to screen readers, and to whoever shows it elsewhere. */
function useAnnounced(
  state: CheckState,
  provider: KnownProvider | null,
  onChecked: TokenCheckProps['onChecked'],
): void {
  useEffect(() => {
    if (state.kind !== 'checked') {
      onChecked(null);
      if (state.kind !== 'checking') announce(state.sentence);
      return;
    }
    const { verdict } = state.checked;
    const summary = summaryOf(state.checked, provider);
    const check = verdict.valid ? null : verdict.check;
    const place = check === null ? '' : `, check ${placeOf(check)}`;
    onChecked(summary);
    announce(`${summary.title}${place}.`);
  }, [state, provider, onChecked]);
}
