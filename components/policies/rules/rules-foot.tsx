'use client';

import { Info, Plus } from 'lucide-react';
import { useAltKey } from '@/components/json-editor/use-alt-key';
import { Button } from '@/components/ui/button';
import type { Specification } from '@/lib/core/policies/specification';
import { MAX_RULES } from '@/lib/core/policies/specification-limits';
import { useEditing } from './editing-context';
import { EffectPick } from './effect-pick';
import { ADD_RULE, addRule, type RuleListState } from './rule-actions';
import type { RulesEditorProps } from './rules-editor-props';
import { Told } from './told';
import { WasText } from './was-text';

interface RulesFootProps {
  specification: Specification;
  previous: Specification | null;
  list: RuleListState;
  onChange: RulesEditorProps['onChange'];
}

const OF_A_RULE = /^\/rules\/\d+/;

/** What holds when no rule matches, the button for another rule, and what concerns all of them. */
export function RulesFoot({ specification, previous, list, onChange }: RulesFootProps) {
  const { problems, findings } = useEditing();
  const alt = useAltKey();
  const { effect } = specification.default;
  const was = previous && previous.default.effect !== effect ? previous.default.effect : null;
  const isFull = specification.rules.length >= MAX_RULES;
  return (
    <div className="grid gap-2 rounded-b-3 bg-sunken px-4 py-3.5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5 text-14 text-ink-2">
        If no rule matches
        <EffectPick
          label="Effect if no rule matches"
          value={effect}
          at="/default/effect"
          changed={was !== null}
          onChange={(next) => onChange((now) => ({ ...now, default: { effect: next } }))}
        />
        <WasText>{was && `was ${was}`}</WasText>
        <span data-at={ADD_RULE} className="ml-auto">
          <Button size="small" disabled={isFull} onClick={() => addRule(list, 'Allow')}>
            <Plus aria-hidden />
            Rule
          </Button>
        </span>
      </div>
      <Told
        problems={problems.filter(({ at }) => !OF_A_RULE.test(at))}
        findings={findings.filter(({ at }) => !OF_A_RULE.test(at))}
      />
      <p className="flex items-start gap-1.5 text-12 text-ink-3">
        <Info className="mt-px size-3.5" aria-hidden />
        <span>
          The order of rules decides nothing: a Deny that matches beats every Allow. {alt}↑ and{' '}
          {alt}↓ move a rule or a condition.
        </span>
      </p>
    </div>
  );
}
