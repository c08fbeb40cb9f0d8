'use client';

import { type ReactNode, useMemo, useRef } from 'react';
import type { Specification } from '@/lib/core/policies/specification';
import { EditingContext } from './editing-context';
import { ReadRules } from './read-rules';
import { ruleActions, rulePointer } from './rule-actions';
import { RuleRow } from './rule-row';
import type { RulesEditorProps } from './rules-editor-props';
import { RulesFoot } from './rules-foot';
import { specificationFindings } from './specification-findings';
import { useFocusAt } from './use-focus-at';
import { rulesWere } from './was';

/** Rules as sentences with controls in them; only read, as plain sentences. */
export function RulesEditor(props: RulesEditorProps) {
  if (props.readOnly) return <ReadRules specification={props.specification} />;
  return <EditedRules {...props} />;
}

function EditedRules(props: RulesEditorProps) {
  const { specification, onChange, previous } = props;
  const root = useRef<HTMLDivElement>(null);
  const focusAt = useFocusAt(root);
  const { rules } = specification;
  const were = rulesWere(previous?.rules ?? null, rules);
  const list = {
    rules,
    focusAt,
    onChange: (next: Specification['rules']) => onChange({ ...specification, rules: next }),
  };
  return (
    <EditingFrame {...props} focusAt={focusAt}>
      <div ref={root}>
        <ol>
          {rules.map((rule, index) => (
            <RuleRow
              key={rulePointer(index)}
              rule={rule}
              was={were[index] ?? null}
              at={rulePointer(index)}
              actions={ruleActions(list, rule, index)}
            />
          ))}
        </ol>
        <RulesFoot {...{ specification, previous, list, onChange }} />
      </div>
    </EditingFrame>
  );
}

interface EditingFrameProps extends RulesEditorProps {
  focusAt: (at: string) => void;
  children: ReactNode;
}

function EditingFrame({
  problems,
  findings,
  attributes,
  onFix,
  focusAt,
  children,
}: EditingFrameProps) {
  const own = useMemo(() => specificationFindings(findings), [findings]);
  return (
    <EditingContext value={{ problems, findings: own, attributes, onFix, focusAt }}>
      {children}
    </EditingContext>
  );
}
