'use client';

import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import type { PolicyDraft } from '@/lib/core/policies/policy';
import type { Crumb } from '../shell/breadcrumbs';
import { PageHead } from '../shell/page-head';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Menu, MenuItem } from '../ui/menu';
import { TextInput } from '../ui/text-input';
import { DecidesSentence } from './decides-sentence';
import { counted } from './decides-words';

interface PolicyHeadProps {
  draft: PolicyDraft;
  breadcrumbs: readonly Crumb[];
  /** How many changes are not saved; null: none, or not counted yet. */
  changes: number | null;
  isNew: boolean;
  canWrite: boolean;
  nameErrors: readonly string[];
  onRename: (name: string) => void;
  /** Opens what it is attached to; null where nothing may be changed. */
  onAttach: (() => void) | null;
  /** Null where deleting is not offered. */
  onDelete: (() => void) | null;
}

/** Name, draft mark, what it decides, and what can be done with the whole of it. */
export function PolicyHead(props: PolicyHeadProps) {
  const { draft, canWrite, isNew, nameErrors } = props;
  const [renaming, setRenaming] = useState(false);
  const heading = useRef<HTMLDivElement>(null);
  const asked = isNew || renaming || nameErrors.length > 0;
  const end = () => {
    setRenaming(false);
    requestAnimationFrame(() => heading.current?.querySelector('button')?.focus());
  };
  return (
    <div ref={heading}>
      <PageHead
        title={draft.name || 'New policy'}
        badges={<DraftBadge {...props} />}
        breadcrumbs={[...props.breadcrumbs, { label: draft.name || 'New policy' }]}
        description={<Description {...props} />}
        actions={<MoreMenu {...props} onRename={isNew ? null : () => setRenaming(true)} />}
        {...(asked && canWrite && { className: 'mb-5' })}
      />
      {asked && canWrite && (
        <NameForm
          draft={draft}
          errors={nameErrors}
          onRename={props.onRename}
          onEnd={isNew ? null : end}
        />
      )}
    </div>
  );
}

function Description({ draft: { permissions }, onAttach }: PolicyHeadProps) {
  return (
    <>
      <DecidesSentence permissions={permissions} />{' '}
      {permissions.length === 0 && onAttach && (
        <button type="button" className="link" onClick={onAttach}>
          Attach it
        </button>
      )}
    </>
  );
}

function DraftBadge({ changes, isNew }: PolicyHeadProps) {
  if (changes === null && !isNew) return null;
  return (
    <Badge dashed icon={<Pencil aria-hidden />}>
      {isNew ? 'Draft, not saved' : draftText(changes)}
    </Badge>
  );
}

/** None that can be told, such as a text that cannot be read, are not said to be none. */
function draftText(changes: number | null): string {
  return changes === null || changes === 0 ? 'Draft' : `Draft, ${counted(changes, 'change')}`;
}

function MoreMenu({
  draft,
  canWrite,
  onRename,
  onDelete,
}: Omit<PolicyHeadProps, 'onRename'> & { onRename: (() => void) | null }) {
  const renames = canWrite && onRename !== null;
  if (!renames && onDelete === null) return null;
  return (
    <Menu
      trigger={
        <Button size="icon" aria-label={`More about ${draft.name}`}>
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      {renames && (
        <MenuItem icon={<Pencil aria-hidden />} onSelect={onRename}>
          Rename policy
        </MenuItem>
      )}
      {onDelete && (
        <MenuItem icon={<Trash2 aria-hidden />} tone="bad" onSelect={onDelete}>
          Delete policy
        </MenuItem>
      )}
    </Menu>
  );
}

interface NameFormProps {
  draft: PolicyDraft;
  errors: readonly string[];
  onRename: (name: string) => void;
  /** Null: the field stays. */
  onEnd: (() => void) | null;
}

/** The name goes into the draft as it is typed; it is saved with the rest. */
function NameForm({ draft, errors, onRename, onEnd }: NameFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onEnd?.();
  };
  return (
    <form onSubmit={submit} className="mb-8 flex max-w-md items-start gap-2">
      <Field label="Name" error={errors} className="flex-1">
        <TextInput
          autoFocus={onEnd !== null}
          value={draft.name}
          onChange={(event) => onRename(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && onEnd?.()}
        />
      </Field>
      {onEnd && (
        <Button type="submit" className="mt-7">
          Done
        </Button>
      )}
    </form>
  );
}
