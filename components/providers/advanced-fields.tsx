'use client';

import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { type Algorithm, DEFAULT_ALGORITHMS, type ProviderDraft } from '@/lib/core/providers/draft';
import type { DraftField } from '@/lib/core/providers/draft-changes';
import { Disclosure } from '../ui/disclosure';
import {
  Algorithms,
  AuthorizedParties,
  IssuersAndAudiences,
  TimesAndClaims,
} from './advanced-sections';
import { errorAt } from './field-error';
import { Keys, PrivateAuthority } from './trust-sections';
import type { TrustLine } from './trust-words';
import { advancedDifferences, basicFields } from './type-defaults';
import { type InspectAction, type Trust, useTrust } from './use-trust';

interface Section {
  readonly title: string;
  /** What it is set to, in a few words. */
  readonly summary: (draft: ProviderDraft, trust: Trust) => string;
  /** The fields inside; the section opens when one of them is bad. */
  readonly fields: readonly DraftField[];
  /** `basic`: the fields that the form above shows already. */
  readonly content: (basic: ReadonlySet<DraftField>, trust: Trust) => ReactNode;
}

const SECTIONS: readonly Section[] = [
  {
    title: 'Issuers and audiences',
    summary: audienceSummary,
    fields: ['furtherIssuers', 'furtherAudiences', 'audienceRule'],
    content: (basic) => <IssuersAndAudiences basic={basic} />,
  },
  {
    title: 'Authorized parties',
    summary: (draft) =>
      draft.azpRule === 'off' ? 'off' : count(draft.authorizedParties.length, 'listed'),
    fields: ['azpRule', 'authorizedParties'],
    content: (basic) => <AuthorizedParties basic={basic} />,
  },
  {
    title: 'Algorithms',
    summary: (draft) => algorithmSummary(draft.algorithms),
    fields: ['algorithms'],
    content: () => <Algorithms />,
  },
  {
    title: 'Times and claims',
    summary: claimSummary,
    fields: ['clockToleranceSeconds', 'tokenKind', 'requiredClaims', 'permissionsPath'],
    content: () => <TimesAndClaims />,
  },
  {
    title: 'Keys',
    summary: keySummary,
    fields: ['jwksAddress', 'pastedKeys'],
    content: (_basic, trust) => <Keys trust={trust} />,
  },
  {
    title: 'Private certificate authority',
    summary: (draft, { certificates }) =>
      draft.privateCa.trim() === '' ? 'none' : (worst(certificates)?.text ?? 'set'),
    fields: ['privateCa'],
    content: (_basic, trust) => <PrivateAuthority trust={trust} />,
  },
];

interface AdvancedFieldsProps {
  draft: ProviderDraft;
  /** Says what pasted certificates and keys are. */
  onInspect: InspectAction;
}

/** What most providers never need, each closed with what it is set to beside its name. */
export function AdvancedFields({ draft, onInspect }: AdvancedFieldsProps) {
  const trust = useTrust(onInspect, draft);
  const { formState } = useFormContext<ProviderDraft>();
  const basic = basicFields(draft);
  const differing = advancedDifferences(draft);
  const isBad = ({ fields }: Section) =>
    fields.some((field) => !basic.has(field) && errorAt(formState.errors, field) !== undefined);
  return (
    <Disclosure
      title="Advanced"
      summary={differenceSummary(differing.size)}
      framed
      forceOpen={SECTIONS.some(isBad)}
    >
      <div className="-mx-4 -my-4 divide-y divide-line">
        {SECTIONS.map((section) => (
          <Disclosure
            key={section.title}
            title={section.title}
            summary={
              <Setting
                text={section.summary(draft, trust)}
                changed={section.fields.some((field) => differing.has(field))}
              />
            }
            forceOpen={isBad(section)}
          >
            {section.content(basic, trust)}
          </Disclosure>
        ))}
      </div>
    </Disclosure>
  );
}

function differenceSummary(count: number): string {
  if (count === 0) return 'rules, keys, certificates';
  return count === 1 ? '1 differs from the default' : `${count} differ from the default`;
}

/** What a section is set to, marked where that is not what the type has by default. */
function Setting({ text, changed }: { text: string; changed: boolean }) {
  if (!changed) return text;
  return (
    <span className="inline-flex items-start gap-1.5 text-accent-ink">
      <Pencil aria-hidden className="mt-0.5 size-3 flex-none" />
      <span>
        <span className="sr-only">Differs from the default: </span>
        {text}
      </span>
    </span>
  );
}

function audienceSummary(draft: ProviderDraft): string {
  const further = count(draft.furtherIssuers.length + draft.furtherAudiences.length, 'further');
  return draft.audienceRule === 'required' ? further : `${further}, aud may be absent`;
}

/** The line that must be seen while the section is closed: the worst, of several the first. */
function worst(lines: readonly TrustLine[]): TrustLine | null {
  const of = (tone: TrustLine['tone']) => lines.find((line) => line.tone === tone);
  return of('bad') ?? of('warning') ?? lines[0] ?? null;
}

function count(length: number, word: string): string {
  return length === 0 ? 'none' : `${length} ${word}`;
}

function algorithmSummary(algorithms: readonly Algorithm[]): string {
  const standard =
    algorithms.length === DEFAULT_ALGORITHMS.length &&
    DEFAULT_ALGORITHMS.every((algorithm) => algorithms.includes(algorithm));
  return standard ? 'RS and ES, 256 to 512' : algorithms.join(', ');
}

function claimSummary(draft: ProviderDraft): string {
  const parts = [`${draft.clockToleranceSeconds} s tolerance`];
  if (draft.tokenKind !== 'any')
    parts.push(draft.tokenKind === 'id' ? 'ID tokens' : 'access tokens');
  if (draft.requiredClaims.length > 0) parts.push(count(draft.requiredClaims.length, 'required'));
  return parts.join(', ');
}

function keySummary(draft: ProviderDraft): string {
  if (draft.pastedKeys.trim() !== '') return 'pasted';
  return draft.jwksAddress === '' ? 'from discovery' : 'own address';
}
