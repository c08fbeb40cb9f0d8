import type { ActivePolicy, PolicyPermission } from '../policies/policy';
import { readSpecification } from '../policies/read-specification';
import type { Specification } from '../policies/specification';
import { ENVIRONMENTS } from '../providers/draft';
import {
  listAt,
  memberAt,
  numberAt,
  objectAt,
  oneOfAt,
  textAt,
  textsAt,
  wrongAt,
} from './bundle-fields';

/** Reads one policy of a bundle. Throws `WrongBundle`. */
export function readBundledPolicy(value: unknown, at: string): ActivePolicy {
  const object = objectAt(value, at);
  const permissions = listAt(memberAt(object, 'permissions'), `${at}.permissions`);
  return {
    id: textAt(object, 'id', at),
    name: textAt(object, 'name', at),
    version: numberAt(object, 'version', at),
    specification: readRules(memberAt(object, 'specification'), `${at}.specification`),
    permissions: permissions.map((one, index) => readPermission(one, `${at}.permissions.${index}`)),
    ...(isUnreadable(memberAt(object, 'unreadable'), at) && { unreadable: true }),
  };
}

/** Anything but true or nothing is refused: it must not open what was meant to be closed. */
function isUnreadable(value: unknown, at: string): boolean {
  if (value === undefined || value === true) return value === true;
  return wrongAt(`${at}.unreadable`, 'is not true');
}

function readRules(value: unknown, at: string): Specification {
  const read = readSpecification(value);
  if (read.ok) return read.specification;
  const [problem] = read.problems;
  return wrongAt(`${at}${problem?.at ?? ''}`, problem?.message ?? 'cannot be read');
}

function readPermission(value: unknown, at: string): PolicyPermission {
  const object = objectAt(value, at);
  return {
    resource: textAt(object, 'resource', at),
    actions: textsAt(object, 'actions', at),
    priority: numberAt(object, 'priority', at),
    environment:
      memberAt(object, 'environment') === null
        ? null
        : oneOfAt(object, 'environment', ENVIRONMENTS, at),
  };
}
