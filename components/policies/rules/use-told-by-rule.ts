'use client';

import { useEffect, useMemo, useRef } from 'react';

interface Told {
  readonly at: string;
  readonly message?: string;
}

type ByRule<T> = ReadonlyMap<number, readonly T[]>;

const OF_RULE = /^\/rules\/(\d+)(?:\/|$)/;
const NONE: readonly never[] = [];

/** What is told of each rule; the same list as before where it says the same, so that the rule is not drawn again. */
export function useToldByRule<T extends Told>(told: readonly T[]): (rule: number) => readonly T[] {
  const before = useRef<ByRule<T>>(new Map());
  const byRule = useMemo(() => sorted(told, before.current), [told]);
  useEffect(() => {
    before.current = byRule;
  }, [byRule]);
  return (rule) => byRule.get(rule) ?? NONE;
}

function sorted<T extends Told>(told: readonly T[], before: ByRule<T>): ByRule<T> {
  const rules = new Map<number, T[]>();
  for (const each of told) {
    const rule = Number(OF_RULE.exec(each.at)?.[1] ?? -1);
    rules.set(rule, [...(rules.get(rule) ?? []), each]);
  }
  return new Map(
    [...rules].map(([rule, now]) => {
      const last = before.get(rule) ?? NONE;
      return [rule, saysTheSame(last, now) ? last : now];
    }),
  );
}

/** A finding has no message: what its button does is of its draft, so another one is another. */
function saysTheSame<T extends Told>(one: readonly T[], other: readonly T[]): boolean {
  return (
    one.length === other.length &&
    one.every((each, index) => {
      const { at, message } = other[index] ?? {};
      return (
        each === other[index] ||
        (message !== undefined && each.at === at && each.message === message)
      );
    })
  );
}
