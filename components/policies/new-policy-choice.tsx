'use client';

import type { PolicyDraft } from '@/lib/core/policies/policy';
import type { Crumb } from '../shell/breadcrumbs';
import { PageHead } from '../shell/page-head';
import { Panel } from '../ui/panel';
import { PasteDocument } from './paste-document';
import { EMPTY_POLICY, POLICY_TEMPLATES } from './policy-templates';

interface NewPolicyChoiceProps {
  breadcrumbs: readonly Crumb[];
  /** The key of what was chosen; null: it was pasted. */
  onChoose: (draft: PolicyDraft, key: string | null) => void;
}

/** The ways to begin a policy: paste a document, take a template, or begin empty. */
export function NewPolicyChoice({ breadcrumbs, onChoose }: NewPolicyChoiceProps) {
  return (
    <>
      <PageHead
        title="New policy"
        description="Nothing is stored, and nothing decided, before you save."
        breadcrumbs={[...breadcrumbs, { label: 'New policy' }]}
      />
      <div className="grid max-w-286 gap-5">
        <Panel className="p-4">
          <PasteDocument onRead={(draft) => onChoose(draft, null)} />
        </Panel>
        <p className="flex items-center gap-4 text-12 text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          or begin with
        </p>
        <ul aria-label="Templates" className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          <Card
            label="An empty policy"
            hint="No rule yet; it denies until you add one."
            onChoose={() => onChoose(EMPTY_POLICY, 'empty')}
          />
          {POLICY_TEMPLATES.map(({ key, label, hint, draft }) => (
            <Card key={key} label={label} hint={hint} onChoose={() => onChoose(draft, key)} />
          ))}
        </ul>
      </div>
    </>
  );
}

interface CardProps {
  label: string;
  hint: string;
  onChoose: () => void;
}

function Card({ label, hint, onChoose }: CardProps) {
  return (
    <li>
      <button
        type="button"
        onClick={onChoose}
        className="grid size-full content-start gap-0.5 rounded-3 border border-line-strong bg-surface px-4 py-3 text-left transition-colors hover:bg-hover"
      >
        <span className="text-14 font-medium text-ink">{label}</span>
        <span className="text-13 text-ink-2">{hint}</span>
      </button>
    </li>
  );
}
