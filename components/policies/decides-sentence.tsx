import { Fragment } from 'react';
import type { PolicyPermission } from '@/lib/core/policies/policy';
import { ENVIRONMENT_WORDS } from '../ui/environment-words';
import { InlineCode } from '../ui/inline-code';
import { counted } from './decides-words';

const SHOWN = 2;

/** What a policy decides, as a sentence; the first two of many. */
export function DecidesSentence({ permissions }: { permissions: readonly PolicyPermission[] }) {
  const named = permissions.filter(
    ({ resource, actions }) => resource !== '' && actions.length > 0,
  );
  const rest = named.length - SHOWN;
  if (named.length === 0) return 'Attached to nothing yet, so it decides nothing.';
  return (
    <>
      Decides{' '}
      {named.slice(0, SHOWN).map((permission, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name.
        <Fragment key={at}>
          {at > 0 && '; '}
          <PermissionText permission={permission} />
        </Fragment>
      ))}
      {rest > 0 && `; and ${counted(rest, 'more permission')}`}.
    </>
  );
}

interface PermissionTextProps {
  permission: PolicyPermission;
  /** False where it is said beside. */
  priority?: boolean;
}

/** One permission in words: actions on a resource, priority, environment. */
export function PermissionText({ permission, priority: said = true }: PermissionTextProps) {
  const { resource, actions, priority, environment } = permission;
  return (
    <>
      <Actions actions={actions} /> on <Name>{resource}</Name>
      {said && !Number.isNaN(priority) && `, priority ${priority}`}
      {environment !== null && `, ${ENVIRONMENT_WORDS[environment].toLowerCase()} only`}
    </>
  );
}

/** Actions one after another as code; `*` in words. */
export function Actions({ actions }: { actions: readonly string[] }) {
  if (actions.includes('*')) return 'every action';
  return actions.map((action, at) => (
    <Fragment key={action}>
      {at > 0 && (at === actions.length - 1 ? ' and ' : ', ')}
      <Name>{action}</Name>
    </Fragment>
  ));
}

/** A name as code; what turns the direction of text in it turns nothing around it. */
function Name({ children }: { children: string }) {
  return (
    <bdi>
      <InlineCode>{children}</InlineCode>
    </bdi>
  );
}
