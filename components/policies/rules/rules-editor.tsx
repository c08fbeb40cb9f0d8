'use client';

import { rulePhrase } from '@/lib/core/policies/describe-condition';
import { phraseText } from '@/lib/core/policies/phrase';
import type { RulesEditorProps } from './rules-editor-props';

/** Rules as sentences with controls in them. */
export function RulesEditor({ specification }: RulesEditorProps) {
  return (
    <ol>
      {specification.rules.map((rule) => (
        <li key={rule.rule_id}>{phraseText(rulePhrase(rule))}</li>
      ))}
    </ol>
  );
}
