'use client';

import { useMemo, useRef } from 'react';
import type { Rule } from '@/lib/core/policies/specification';
import { EditingContext } from './editing-context';
import { ReadRules } from './read-rules';
import { type RuleListState, rulePointer } from './rule-actions';
import { RuleRow } from './rule-row';
import type { RulesEditorProps } from './rules-editor-props';
import { RulesFoot } from './rules-foot';
import { specificationFindings } from './specification-findings';
import { useFocusAt } from './use-focus-at';
import { useSteady } from './use-steady';
import { useToldByRule } from './use-told-by-rule';
import { rulesWere } from './was';

/** Rules as sentences with controls in them; only read, as plain sentences. */
export function RulesEditor(props: RulesEditorProps) {
  if (props.readOnly) return <ReadRules specification={props.specification} />;
  return <EditedRules {...props} />;
}

function EditedRules(props: RulesEditorProps) {
  const { specification, onChange, previous, findings, problems } = props;
  const root = useRef<HTMLDivElement>(null);
  const focusAt = useFocusAt(root);
  const { rules } = specification;
  const saved = previous?.rules ?? null;
  const were = useMemo(() => rulesWere(saved, rules), [saved, rules]);
  const list = useRuleList(rules, onChange, focusAt);
  const own = useMemo(() => specificationFindings(findings), [findings]);
  const shared = { attributes: props.attributes, onFix: useSteady(props.onFix), focusAt };
  const problemsAt = useToldByRule(problems);
  const findingsAt = useToldByRule(own);
  return (
    <EditingContext value={{ ...shared, problems, findings: own }}>
      <div ref={root}>
        <ol>
          {rules.map((rule, index) => (
            <RuleRow
              key={rulePointer(index)}
              {...shared}
              rule={rule}
              was={were[index] ?? null}
              index={index}
              isLast={index === rules.length - 1}
              list={list}
              problems={problemsAt(index)}
              findings={findingsAt(index)}
            />
          ))}
        </ol>
        <RulesFoot {...{ specification, previous, list, onChange }} />
      </div>
    </EditingContext>
  );
}

/** The rules and how they are changed, the same object as long as the page stands. */
function useRuleList(
  rules: readonly Rule[],
  onChange: RulesEditorProps['onChange'],
  focusAt: (at: string) => void,
): RuleListState {
  const now = useSteady(() => rules);
  const change = useSteady(onChange);
  return useMemo(
    () => ({
      rules: now,
      focusAt,
      onChange: (to) => change((held) => ({ ...held, rules: to(held.rules) })),
    }),
    [now, change, focusAt],
  );
}
