'use client';

import type { Derivation } from '@/lib/core/providers/definition';
import type { ProviderDraft } from '@/lib/core/providers/draft';
import type { ProviderGuide as GuideOfType } from '@/lib/core/providers/guide';
import { DefinitionPanel } from '../ui/definition-panel';
import { Disclosure } from '../ui/disclosure';
import { NumberedList } from '../ui/numbered-list';
import { Panel, PanelBar } from '../ui/panel';

interface ProviderGuideProps {
  guide: GuideOfType;
  draft: ProviderDraft;
  derived: Derivation;
}

/** What to do on the provider's side, what a token must hold, and what refusals mean. */
export function ProviderGuide({ guide, draft, derived }: ProviderGuideProps) {
  return (
    <aside aria-label="Guide" className="grid content-start gap-4">
      <Panel>
        <PanelBar title={<h2 className="text-13 font-semibold">{guide.title}</h2>} />
        <NumberedList steps={guide.steps.map(({ text }) => ({ text, value: null }))} />
      </Panel>
      <DefinitionPanel
        caption="What a token must hold"
        heads={['Claim', 'Must be']}
        rows={requirements(draft, derived)}
      />
      <Panel>
        <PanelBar title={<h2 className="text-13 font-semibold">If a token is refused</h2>} />
        <div className="divide-y divide-line">
          {guide.troubleshooting.map((trap) => (
            <Disclosure
              key={trap.id}
              id={trap.id}
              title={<code className="font-mono text-12">{trap.title}</code>}
              summary={trap.summary}
            >
              {trap.blocks.map((block) =>
                block.kind === 'text' ? (
                  <p key={block.text} className="text-13 text-ink-2">
                    {block.text}
                  </p>
                ) : null,
              )}
            </Disclosure>
          ))}
        </div>
      </Panel>
    </aside>
  );
}

function requirements(draft: ProviderDraft, derived: Derivation) {
  const audiences = [...derived.audiences, ...draft.furtherAudiences].filter(Boolean);
  const issuers = [...derived.issuers, ...draft.furtherIssuers].filter(Boolean);
  const rows = [
    {
      term: 'iss',
      value: issuers.length === 0 ? 'the issuer, byte for byte' : issuers.join(' or '),
      mono: issuers.length > 0,
    },
    { term: 'aud', value: audienceText(draft, audiences), mono: false },
    { term: 'sub', value: 'present, not empty', mono: false },
    {
      term: 'exp',
      value: `in the future, ${draft.clockToleranceSeconds} s tolerance`,
      mono: false,
    },
    { term: 'nbf, iat', value: 'not in the future, if present', mono: false },
  ];
  if (draft.azpRule !== 'off') {
    const list = draft.authorizedParties.join(' or ') || 'a listed party';
    const value = draft.azpRule === 'required' ? list : `${list}, if present`;
    rows.push({ term: 'azp', value, mono: false });
  }
  for (const claim of draft.requiredClaims)
    rows.push({ term: claim, value: 'present', mono: false });
  return rows;
}

function audienceText(draft: ProviderDraft, audiences: readonly string[]): string {
  const list = audiences.length === 0 ? 'a client ID' : audiences.join(' or ');
  return draft.audienceRule === 'required' ? `includes ${list}` : `absent, or includes ${list}`;
}
