'use client';

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { DecisionTarget } from '@/lib/core/policies/decision-target';
import type { PolicyPermission } from '@/lib/core/policies/policy';
import { ENVIRONMENTS } from '@/lib/core/providers/draft';
import { Button } from '../ui/button';
import { ChipsInput } from '../ui/chips-input';
import { ENVIRONMENT_WORDS } from '../ui/environment-words';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { TextInput } from '../ui/text-input';
import { Actions as NamedActions } from './decides-sentence';

interface PermissionRowProps {
  /** Counted from 1. */
  place: number;
  permission: PolicyPermission;
  onChange: (permission: PolicyPermission) => void;
  onRemove: () => void;
  targets: readonly DecisionTarget[];
  /** Id of the list of known resources. */
  resourceList: string;
  errorAt: (member: string) => string | undefined;
  readOnly: boolean;
}

const ENVIRONMENT_OPTIONS = [
  { value: 'all', label: 'Every environment' },
  ...ENVIRONMENTS.map((environment) => ({
    value: environment,
    label: ENVIRONMENT_WORDS[environment],
  })),
] as const;

/** One permission with its fields. */
export function PermissionRow(props: PermissionRowProps) {
  const { place, permission, onChange, errorAt, readOnly } = props;
  const name = permission.resource || `permission ${place}`;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_32px] gap-x-3 gap-y-3 px-4 py-4 sm:grid-cols-[minmax(0,1fr)_104px_168px_32px]">
      <Field label="Resource" error={errorAt('resource')} className="max-sm:col-start-1">
        <TextInput
          mono
          list={props.resourceList}
          value={permission.resource}
          disabled={readOnly}
          placeholder="orders"
          onChange={(event) => onChange({ ...permission, resource: event.target.value })}
        />
      </Field>
      <PriorityField {...props} />
      <Field
        label="Environment"
        error={errorAt('environment')}
        className="max-sm:col-span-2 max-sm:row-start-4"
      >
        <Select
          options={ENVIRONMENT_OPTIONS}
          value={permission.environment ?? 'all'}
          disabled={readOnly}
          onChange={(chosen) =>
            onChange({ ...permission, environment: chosen === 'all' ? null : chosen })
          }
        />
      </Field>
      <div className="pt-6.5 max-sm:col-start-2 max-sm:row-start-1">
        {!readOnly && (
          <Button
            variant="quiet"
            size="icon"
            aria-label={`Remove ${name}`}
            onClick={props.onRemove}
            className="mt-0.5"
          >
            <Trash2 aria-hidden />
          </Button>
        )}
      </div>
      <Actions {...props} />
    </li>
  );
}

function PriorityField({ permission, onChange, errorAt, readOnly }: PermissionRowProps) {
  const [text, setText] = useState(`${permission.priority}`);
  // NaN while no number stands there, which no number of the draft equals.
  const shown = numberOf(text) === permission.priority ? text : textOf(permission.priority, text);
  const type = (typed: string) => {
    setText(typed);
    onChange({ ...permission, priority: numberOf(typed) });
  };
  return (
    <Field
      label="Priority"
      error={errorAt('priority')}
      className="max-sm:col-span-2 max-sm:row-start-3"
    >
      <TextInput
        mono
        inputMode="numeric"
        value={shown}
        disabled={readOnly}
        onChange={(event) => type(event.target.value)}
      />
    </Field>
  );
}

function numberOf(text: string): number {
  return /^-?\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
}

function textOf(priority: number, typed: string): string {
  return Number.isNaN(priority) ? typed : `${priority}`;
}

function Actions({ permission, onChange, targets, errorAt, readOnly }: PermissionRowProps) {
  const { actions, resource } = permission;
  if (readOnly) return <ReadActions actions={actions} />;
  const known = targets.find((target) => target.resource === resource)?.actions ?? [];
  const offered = [...new Set([...known, '*'])].filter((action) => !actions.includes(action));
  const set = (chosen: readonly string[]) => onChange({ ...permission, actions: chosen });
  return (
    <Field
      label="Actions"
      error={errorAt('actions')}
      hint={actions.length === 0 ? 'Enter adds one. * means every action.' : null}
      className="col-span-full"
    >
      <ChipsInput
        label={`Actions on ${resource || 'the resource'}`}
        value={actions}
        onChange={set}
        placeholder="approve"
      />
      {offered.length > 0 && (
        <div className="-ml-2.5 flex flex-wrap gap-0.5">
          {offered.slice(0, 8).map((action) => (
            <Button
              key={action}
              size="small"
              variant="quiet"
              onClick={() => set([...actions, action])}
            >
              {action === '*' ? 'Add every action' : `Add ${action}`}
            </Button>
          ))}
        </div>
      )}
    </Field>
  );
}

function ReadActions({ actions }: Pick<PolicyPermission, 'actions'>) {
  return (
    <div className="col-span-full grid gap-1.5 text-13">
      <span className="font-medium text-ink">Actions</span>
      <p className="text-ink-2">
        <NamedActions actions={actions} />
      </p>
    </div>
  );
}
