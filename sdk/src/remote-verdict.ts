import type { AcceptedToken, AnsweredProvider, RefusedToken, VerifyAnswer } from './answers';
import { isObject } from './remote-json';

/** Reads what was found out about a token; null: it is of no shape that is known. */
export function readVerdict(value: unknown): VerifyAnswer | null {
  if (!isObject(value)) return null;
  if (value.valid === true) return isAccepted(value) ? value : null;
  if (value.valid !== false) return null;
  const refused = { ...UNJUDGED, ...value };
  return isRefused(refused) ? refused : null;
}

/** Members that an answer lacks about a token of which nothing could be found out. */
const UNJUDGED = {
  check: null,
  expected: null,
  actual: null,
  alsoExpected: [],
  alsoActual: [],
  nearMiss: null,
  provider: null,
  configHash: '',
};

type Members = Readonly<Record<string, unknown>>;

function isAccepted(value: object): value is AcceptedToken {
  const { kind, subject, name, issuer, claims, permissions, expiresAt, ...rest }: Members = {
    ...value,
  };
  const ofToken = kind === 'token' && isText(issuer) && isTime(expiresAt);
  const ofMachine = kind === 'machine_key' && isText(name) && issuer === null;
  if (!ofToken && !(ofMachine && (expiresAt === null || isTime(expiresAt)))) return false;
  if (!isText(subject) || subject === '' || !isObject(claims) || !isTexts(permissions))
    return false;
  return isProviderOrNull(rest.provider) && isText(rest.configHash) && areChecks(rest.checks);
}

function isRefused(value: object): value is RefusedToken {
  const {
    code,
    message,
    check,
    expected,
    actual,
    alsoExpected,
    alsoActual,
    nearMiss,
    ...rest
  }: Members = { ...value };
  if (!isText(code) || code === '' || !isText(message)) return false;
  if (![check, expected, actual, nearMiss].every(isTextOrNull)) return false;
  if (!isTexts(alsoExpected) || !isTexts(alsoActual)) return false;
  return isProviderOrNull(rest.provider) && isText(rest.configHash) && areChecks(rest.checks);
}

/** Whether a value is a provider as answers name it, or null. */
export function isProviderOrNull(value: unknown): value is AnsweredProvider | null {
  if (value === null) return true;
  return isObject(value) && [value.id, value.name, value.type].every(isText);
}

function areChecks(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every(isCheck));
}

function isCheck(value: unknown): boolean {
  if (!isObject(value) || !isText(value.check)) return false;
  const { outcome, found, fault } = value;
  if (outcome === 'passed') return isText(found);
  if (outcome !== 'failed') return outcome === 'not_reached';
  return isObject(fault) && isText(fault.code) && isText(fault.message);
}

/** Epoch seconds that a date can have. */
function isTime(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) <= 8.64e12;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whether a value is a text or null. */
export function isTextOrNull(value: unknown): value is string | null {
  return value === null || isText(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}
