'use client';

import { Plus } from 'lucide-react';
import { useRef } from 'react';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { LintFinding, LintFix } from '@/lib/core/policies/lint-finding';
import type { PolicyPermission } from '@/lib/core/policies/policy';
import { announce } from '../ui/announce';
import { Button } from '../ui/button';
import { FindingList } from './finding-list';
import { PermissionRow } from './permissions-row';

interface PermissionsEditorProps {
  permissions: readonly PolicyPermission[];
  onChange: (permissions: readonly PolicyPermission[]) => void;
  /** Resources and actions that other permissions name. */
  targets: readonly DecisionTarget[];
  findings: readonly LintFinding[];
  onFix: (fix: LintFix) => void;
  /** What is wrong at a member, such as `0.resource`. */
  errorAt: (path: string) => string | undefined;
  readOnly: boolean;
}

const SUGGESTED_RESOURCES = 'policy-resources';

/** What the policy is attached to: rows of resource, actions, priority and environment. */
export function PermissionsEditor(props: PermissionsEditorProps) {
  const { permissions, onChange, targets, errorAt, readOnly } = props;
  const list = useRef<HTMLUListElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const add = () => {
    onChange([...permissions, nextPermission(permissions)]);
    requestAnimationFrame(() => list.current?.lastElementChild?.querySelector('input')?.focus());
  };
  const remove = (at: number) => {
    onChange(permissions.filter((_, index) => index !== at));
    announce('Permission removed');
    addButton.current?.focus();
  };
  return (
    <div>
      <p className="border-b border-line px-4 py-3 text-13 text-ink-2">
        Where this policy is asked. The highest priority decides first; within one priority a Deny
        wins.
      </p>
      <ul ref={list} aria-label="Permissions" className="divide-y divide-line">
        {permissions.map((permission, at) => (
          <PermissionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their order and have no name.
            key={at}
            place={at + 1}
            permission={permission}
            onChange={(changed) => onChange(permissions.with(at, changed))}
            onRemove={() => remove(at)}
            targets={targets}
            resourceList={SUGGESTED_RESOURCES}
            errorAt={(member) => errorAt(`${at}.${member}`)}
            readOnly={readOnly}
          />
        ))}
      </ul>
      {permissions.length === 0 && (
        <p className="px-4 py-6 text-13 text-ink-2">
          Attached to nothing yet, so this policy decides nothing.
        </p>
      )}
      <FindingList
        findings={props.findings}
        onFix={readOnly ? null : props.onFix}
        className="grid gap-1 border-t border-line px-4 py-2"
      />
      {!readOnly && (
        <div className="flex justify-end rounded-b-3 border-t border-line bg-sunken px-4 py-2.5">
          <Button ref={addButton} size="small" onClick={add}>
            <Plus aria-hidden />
            Permission
          </Button>
        </div>
      )}
      <datalist id={SUGGESTED_RESOURCES}>
        {targets.map(({ resource }) => (
          <option key={resource} value={resource} />
        ))}
      </datalist>
    </div>
  );
}

/** A further permission is usually for the same resource. */
function nextPermission(permissions: readonly PolicyPermission[]): PolicyPermission {
  const { resource = '', priority = 0, environment = null } = permissions.at(-1) ?? {};
  return { resource, actions: [], priority, environment };
}
