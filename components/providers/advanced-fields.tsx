'use client';

import type { ReactNode } from 'react';
import { type FieldErrors, useFormContext } from 'react-hook-form';
import { type Algorithm, DEFAULT_ALGORITHMS, type ProviderDraft } from '@/lib/core/providers/draft';
import { Disclosure } from '../ui/disclosure';
import {
  Algorithms,
  AuthorizedParties,
  IssuersAndAudiences,
  Keys,
  PrivateAuthority,
  TimesAndClaims,
} from './advanced-sections';

interface Section {
  readonly title: string;
  /** What it is set to, in a few words. */
  readonly summary: (draft: ProviderDraft) => string;
  /** The fields inside; the section opens when one of them is bad. */
  readonly fields: readonly (keyof ProviderDraft)[];
  readonly content: (draft: ProviderDraft) => ReactNode;
}

const SECTIONS: readonly Section[] = [
  {
    title: 'Issuers and audiences',
    summary: (draft) =>
      count(draft.furtherIssuers.length + draft.furtherAudiences.length, 'further'),
    fields: ['furtherIssuers', 'furtherAudiences', 'audienceRule'],
    content: (draft) => <IssuersAndAudiences draft={draft} />,
  },
  {
    title: 'Authorized parties',
    summary: (draft) =>
      draft.azpRule === 'off' ? 'off' : count(draft.authorizedParties.length, 'listed'),
    fields: ['azpRule', 'authorizedParties'],
    content: () => <AuthorizedParties />,
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
    content: () => <Keys />,
  },
  {
    title: 'Private certificate authority',
    summary: (draft) => (draft.privateCa.trim() === '' ? 'none' : 'set'),
    fields: ['privateCa'],
    content: () => <PrivateAuthority />,
  },
];

/** What most providers never need, each closed with what it is set to beside its name. */
export function AdvancedFields() {
  const { watch, formState } = useFormContext<ProviderDraft>();
  const draft = watch();
  return (
    <Disclosure
      title="Advanced"
      summary="rules, keys, certificates"
      framed
      forceOpen={SECTIONS.some((section) => isBad(section, formState.errors))}
    >
      <div className="-mx-4 -my-4 divide-y divide-line">
        {SECTIONS.map((section) => (
          <Disclosure
            key={section.title}
            title={section.title}
            summary={section.summary(draft)}
            forceOpen={isBad(section, formState.errors)}
          >
            {section.content(draft)}
          </Disclosure>
        ))}
      </div>
    </Disclosure>
  );
}

function isBad({ fields }: Section, errors: FieldErrors<ProviderDraft>): boolean {
  return fields.some((field) => errors[field] !== undefined);
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
