'use client';

import { CircleX } from 'lucide-react';
import { useMemo, useRef } from 'react';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { EditorMemory } from '../json-editor/json-editor-props';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { latePart, useLatePart } from '../ui/late-part';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { Tabs } from '../ui/tabs';
import { PermissionsEditor } from './permissions-editor';
import { fieldMessages, refusedRules } from './policy-fields';
import type { PolicyTab } from './policy-tab';
import type { KnownAttributes } from './rules/known-attributes';
import { RulesEditor } from './rules/rules-editor';
import type { SpecificationChange } from './rules/rules-editor-props';
import type { PolicyEditing } from './use-policy-editing';

const jsonView = latePart(() => import('./policy-json-view'));

const NONE: readonly never[] = [];

interface PolicyViewsProps {
  editing: PolicyEditing;
  tab: PolicyTab;
  onTab: (tab: PolicyTab) => void;
  attributes: KnownAttributes;
  targets: readonly DecisionTarget[];
  readOnly: boolean;
}

/** Rules, their JSON and what they are attached to: three views of one draft. */
export function PolicyViews(props: PolicyViewsProps) {
  const { editing, tab, onTab } = props;
  const memory = useRef<unknown>(null);
  const permissionFaults = fieldMessages(editing, 'permissions').length > 0;
  return (
    <Panel>
      <Tabs
        label="Views of the policy"
        value={tab}
        onChange={onTab}
        tabs={[
          { value: 'rules', label: 'Rules', content: <RulesView {...props} /> },
          {
            value: 'json',
            label: <Marked label="JSON" bad={editing.jsonIsBroken} />,
            content: <JsonView {...props} memory={memory} />,
          },
          {
            value: 'permissions',
            label: <Marked label="Permissions" bad={permissionFaults} />,
            content: <PermissionsView {...props} />,
          },
        ]}
      />
    </Panel>
  );
}

function Marked({ label, bad }: { label: string; bad: boolean }) {
  if (!bad) return label;
  return (
    <span className="inline-flex items-center gap-1.5">
      {label}
      <CircleX className="size-3.5 text-bad" aria-hidden />
      <span className="sr-only">needs attention</span>
    </span>
  );
}

function RulesView({ editing, attributes, readOnly, onTab }: PolicyViewsProps) {
  const { draft, judged, saving, base, isNew, jsonIsBroken } = editing;
  const { fields } = saving;
  const problems = useMemo(() => {
    const told = judged?.problems ?? NONE;
    return [...told, ...refusedRules(told, fields)];
  }, [judged, fields]);
  const onRules = (to: SpecificationChange) =>
    editing.change(
      typeof to === 'function'
        ? ({ specification }) => ({ specification: to(specification) })
        : { specification: to },
    );
  return (
    <>
      {jsonIsBroken && (
        <Callout
          tone="warning"
          title="The JSON view cannot be read yet"
          className="m-4"
          actions={
            <>
              <Button size="small" variant="tint" onClick={() => onTab('json')}>
                Go on with the JSON
              </Button>
              <Button
                size="small"
                onClick={() => editing.change({ specification: draft.specification })}
              >
                Take these rules instead
              </Button>
            </>
          }
        >
          These are the rules as they could last be read. What you typed there is kept.
        </Callout>
      )}
      <RulesEditor
        specification={draft.specification}
        onChange={onRules}
        problems={problems}
        findings={judged?.findings ?? NONE}
        onFix={(fix) => editing.change(fix.draft)}
        previous={isNew ? null : base.specification}
        attributes={attributes}
        readOnly={readOnly || jsonIsBroken}
      />
    </>
  );
}

function PermissionsView({ editing, targets, readOnly }: PolicyViewsProps) {
  const { draft, judged } = editing;
  const findings = judged?.findings.filter(({ at }) => at.startsWith('/permissions')) ?? [];
  return (
    <PermissionsEditor
      permissions={draft.permissions}
      onChange={(permissions) => editing.change({ permissions })}
      targets={targets}
      findings={findings}
      onFix={(fix) => editing.change(fix.draft)}
      errorAt={(path) => fieldMessages(editing, `permissions.${path}`)[0]}
      readOnly={readOnly}
    />
  );
}

interface JsonViewProps extends PolicyViewsProps {
  memory: EditorMemory;
}

/** CodeMirror and what reads documents come when the view is opened. */
function JsonView({ editing, attributes, readOnly, memory }: JsonViewProps) {
  const loaded = useLatePart(jsonView, true);
  if (loaded === null) return <Skeleton shape="h-64 rounded-b-3" />;
  return <loaded.PolicyJsonView {...{ editing, attributes, readOnly, memory }} />;
}
