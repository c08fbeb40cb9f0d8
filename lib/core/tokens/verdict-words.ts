import { CHECKS, type Check, type CheckName } from './verdict';

/** How each check is called. */
export const CHECK_LABELS: Readonly<Record<CheckName, string>> = {
  structure: 'Size and structure',
  header: 'Header',
  algorithm: 'Algorithm',
  issuer: 'Issuer',
  key: 'Key',
  signature: 'Signature',
  expiry: 'Expiry',
  issued: 'Issued at, not before',
  audience: 'Audience',
  authorized_party: 'Authorized party',
  subject: 'Subject',
  token_kind: 'Token kind',
  required_claims: 'Required claims',
};

/** The place of a check among all, as `9 of 13`. */
export function placeOf(check: CheckName): string {
  return `${CHECKS.indexOf(check) + 1} of ${CHECKS.length}`;
}

/** How many checks ended how, as `8 passed, 1 failed, 4 not reached`. */
export function tallyOf(checks: readonly Check[]): string {
  const count = (outcome: Check['outcome']) =>
    checks.filter((check) => check.outcome === outcome).length;
  return [
    `${count('passed')} passed`,
    ...(count('failed') === 0 ? [] : [`${count('failed')} failed`]),
    ...(count('not_reached') === 0 ? [] : [`${count('not_reached')} not reached`]),
  ].join(', ');
}

/** What makes the trust in a token; words for those that are good. */
const GROUNDS: readonly (readonly [string, readonly CheckName[]])[] = [
  ['signature', ['signature']],
  ['key', ['key']],
  ['times', ['expiry', 'issued']],
];

/** What is good although the token is refused, as `Signature, key and times are good.`; empty: nothing of it. */
export function goodGrounds(checks: readonly Check[]): string {
  const passed = new Set(
    checks.filter(({ outcome }) => outcome === 'passed').map(({ check }) => check),
  );
  const good = GROUNDS.filter(([, needed]) => needed.every((check) => passed.has(check)));
  const words = good.map(([word]) => word);
  const last = words.pop();
  if (last === undefined) return '';
  const list = words.length === 0 ? last : `${words.join(', ')} and ${last}`;
  const verb = words.length > 0 || last === 'times' ? 'are' : 'is';
  return `${list.charAt(0).toUpperCase()}${list.slice(1)} ${verb} good.`;
}

/** The headline of a refusal as the name of its fault, for one that is not the verdict itself. */
export function faultTitle(title: string): string {
  const fault = title.replace(/^Refused: /, '');
  return fault.charAt(0).toUpperCase() + fault.slice(1);
}
