import { canonicalJson } from '../canonical-json';
import { matchItems } from './match-items';
import { changed, name, type Phrase, words } from './phrase';
import type { PolicyPermission } from './policy';
import { showName } from './show-value';

/** What was changed in the permissions of a policy, a sentence in pieces each. */
export function permissionChanges(
  before: readonly PolicyPermission[],
  after: readonly PolicyPermission[],
): readonly Phrase[] {
  const keys = [
    canonicalJson,
    ({ resource, environment }: PolicyPermission) => canonicalJson([resource, environment]),
    ({ resource }: PolicyPermission) => resource,
  ];
  const { pairs, removed, added } = matchItems(before, after, keys);
  return [
    ...pairs.flatMap((pair) => changesOf(pair.before, pair.after)),
    ...removed.map((permission) => permissionIs(permission, 'removed')),
    ...added.map((permission) => permissionIs(permission, 'added')),
  ];
}

function changesOf(before: PolicyPermission, after: PolicyPermission): readonly Phrase[] {
  const on = (what: string): Phrase => [
    words(`${what} on `),
    name(showName(after.resource)),
    words(' '),
  ];
  return [
    ...changed(on('priority'), String(before.priority), String(after.priority)),
    ...changed(on('actions'), actionsOf(before), actionsOf(after)),
    ...changed(on('environment'), before.environment ?? 'all', after.environment ?? 'all'),
  ];
}

function actionsOf({ actions }: PolicyPermission): string {
  return actions.map(showName).join(', ');
}

function permissionIs({ resource }: PolicyPermission, what: string): Phrase {
  return [words('permission on '), name(showName(resource)), words(` ${what}`)];
}
