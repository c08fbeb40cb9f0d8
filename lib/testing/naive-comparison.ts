import { BlockList, isIP } from 'node:net';
import type { Condition } from '@/lib/core/policies/specification';

/** Whether two values compare as a condition wants it; null: one of them is of another kind. */
export function holdsNaively(
  condition: Condition,
  actual: unknown,
  wanted: unknown,
): boolean | null {
  const [family = ''] = condition.function.split('_');
  switch (family) {
    case 'string':
      return typeof actual === 'string' ? holdsForText(condition.function, actual, wanted) : null;
    case 'number':
      return typeof actual === 'number' ? holdsForNumber(condition.function, actual, wanted) : null;
    case 'boolean':
      return typeof actual === 'boolean' && typeof wanted === 'boolean' ? actual === wanted : null;
    case 'list':
      return isList(actual) ? holdsForList(condition.function, actual, wanted) : null;
    case 'time':
      return holdsForTime(condition, actual, wanted);
    default:
      return typeof actual === 'string' ? holdsForAddress(actual, wanted) : null;
  }
}

function isPlain(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.every(isPlain);
}

function holdsForText(name: string, actual: string, wanted: unknown): boolean | null {
  if (name.endsWith('one_of')) {
    if (!Array.isArray(wanted) || !wanted.every((one) => typeof one === 'string')) return null;
    return wanted.includes(actual) === (name === 'string_one_of');
  }
  if (typeof wanted !== 'string') return null;
  const tests: Readonly<Record<string, boolean>> = {
    string_equal: actual === wanted,
    string_not_equal: actual !== wanted,
    string_contains: actual.includes(wanted),
    string_starts_with: actual.startsWith(wanted),
    string_ends_with: actual.endsWith(wanted),
    string_like: likeExpression(wanted).test(actual),
  };
  return tests[name] ?? null;
}

function likeExpression(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}

function holdsForNumber(name: string, actual: number, wanted: unknown): boolean | null {
  if (name === 'number_between') {
    if (!Array.isArray(wanted) || wanted.length !== 2) return null;
    const [from, to]: readonly unknown[] = wanted;
    if (typeof from !== 'number' || typeof to !== 'number') return null;
    return from <= actual && actual <= to;
  }
  if (typeof wanted !== 'number') return null;
  const tests: Readonly<Record<string, boolean>> = {
    number_equal: actual === wanted,
    number_less_than: actual < wanted,
    number_less_than_or_equal: actual <= wanted,
    number_greater_than: actual > wanted,
    number_greater_than_or_equal: actual >= wanted,
  };
  return tests[name] ?? null;
}

function holdsForList(name: string, actual: readonly unknown[], wanted: unknown): boolean | null {
  if (name === 'list_is_empty') return actual.length === 0;
  if (name === 'list_contains') return isPlain(wanted) ? actual.includes(wanted) : null;
  if (!isList(wanted)) return null;
  return name === 'list_contains_any'
    ? wanted.some((one) => actual.includes(one))
    : wanted.every((one) => actual.includes(one));
}

function holdsForAddress(actual: string, wanted: unknown): boolean | null {
  const networks = Array.isArray(wanted) ? wanted : [wanted];
  const address = unmapped(actual);
  const found = networks.map((network) =>
    typeof network === 'string' ? isInNaively(address, network) : null,
  );
  return isIP(address) === 0 || found.includes(null) ? null : found.includes(true);
}

function isInNaively(address: string, network: string): boolean | null {
  const [start = '', bits] = network.split('/');
  const plain = unmapped(start);
  if (isIP(plain) === 0) return null;
  // An IPv4 network that is written as IPv6 is one of IPv4.
  const prefix = Number(bits ?? (isIP(start) === 4 ? 32 : 128)) - (plain === start ? 0 : 96);
  const list = new BlockList();
  list.addSubnet(plain, prefix, familyOf(plain));
  return isIP(address) === isIP(plain) && list.check(address, familyOf(address));
}

function unmapped(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6';
}

const WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const OF_DAY = /^\d\d:\d\d$/;
const LOCAL = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/;

function momentOf(value: unknown): number | null {
  if (typeof value === 'number') return value * 1000;
  return typeof value === 'string' && WITH_OFFSET.test(value) ? Date.parse(value) : null;
}

/** Hours, minutes and seconds on the wall, as a text that sorts. */
function wallTime(moment: number, timeZone: string): string {
  return new Date(moment).toLocaleTimeString('en-GB', { timeZone });
}

const found = new Map<string, number>();

/** Searches by quarters of an hour for when the wall shows it; none of the made-up ones is in a gap. */
function searchMoment(local: string, timeZone: string): number {
  const key = `${local} ${timeZone}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  const wanted = local.includes('T') ? local.replace('T', ' ') : `${local} 00:00`;
  let moment = Date.parse(`${local.slice(0, 10)}T00:00:00Z`) - 86_400_000;
  while (!new Date(moment).toLocaleString('sv-SE', { timeZone }).startsWith(wanted)) {
    moment += 900_000;
  }
  found.set(key, moment);
  return moment;
}

interface NaiveMark {
  readonly ofDay: string | null;
  readonly moment: number;
}

function markOf(wanted: unknown, timeZone: string): NaiveMark | null {
  const moment = momentOf(wanted);
  if (moment !== null) return { ofDay: null, moment };
  if (typeof wanted !== 'string') return null;
  if (OF_DAY.test(wanted)) return { ofDay: `${wanted}:00`, moment: 0 };
  return LOCAL.test(wanted) ? { ofDay: null, moment: searchMoment(wanted, timeZone) } : null;
}

function holdsForTime(condition: Condition, actual: unknown, wanted: unknown): boolean | null {
  const timeZone = condition.timeZone ?? 'UTC';
  const moment = momentOf(actual);
  if (moment === null) return null;
  if (condition.function === 'time_between') return holdsBetween(moment, wanted, timeZone);
  const mark = markOf(wanted, timeZone);
  return mark === null ? null : holdsForOne(condition.function, moment, mark, timeZone);
}

function holdsBetween(moment: number, wanted: unknown, timeZone: string): boolean | null {
  if (!Array.isArray(wanted) || wanted.length !== 2) return null;
  const [first = null, second = null] = wanted.map((one) => markOf(one, timeZone));
  if (first === null || second === null) return null;
  if (first.ofDay === null && second.ofDay === null) {
    return first.moment <= moment && moment < second.moment;
  }
  if (first.ofDay === null || second.ofDay === null) return null;
  const shown = wallTime(moment, timeZone);
  const [isFrom, isUntil] = [first.ofDay <= shown, shown < second.ofDay];
  return first.ofDay <= second.ofDay ? isFrom && isUntil : isFrom || isUntil;
}

function holdsForOne(name: string, moment: number, mark: NaiveMark, timeZone: string): boolean {
  const [actual, wanted] =
    mark.ofDay === null ? [moment, mark.moment] : [wallTime(moment, timeZone), mark.ofDay];
  return name === 'time_before' ? actual < wanted : actual > wanted;
}
