import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RANDOM_DOMAIN, randomPolicies, randomRequest } from '@/lib/testing/random-policies';
import { applyChanges } from './apply-changes';
import { isChangeable, valueIn } from './attribute-use';
import type { AttributeValue } from './attributes';
import type { AttributeChange, SmallestChange } from './change';
import { compilePolicies, type DecisionEngine } from './compile-policies';
import type { DecisionRequest } from './decision';
import { conditionPhrase } from './describe-condition';
import { evaluateNode } from './evaluate-node';
import { phraseText } from './phrase';
import { smallestChange } from './smallest-change';

const RUNS = { numRuns: 200, seed: 5_001 };
const ATTRIBUTES = Object.keys(RANDOM_DOMAIN);

type Assignment = ReadonlyMap<string, AttributeValue | null>;

/** Whether any change of exactly so many attributes of the domain, with the others as they are, allows it. */
function someHelps(
  engine: DecisionEngine,
  request: DecisionRequest,
  size: number,
  from = 0,
  changes: Assignment = new Map(),
): boolean {
  if (size === 0) return engine.decide(applyChanges(request, changes)).allowed;
  return ATTRIBUTES.some((attribute, at) => {
    if (at < from) return false;
    return (RANDOM_DOMAIN[attribute] ?? []).some((value) =>
      someHelps(engine, request, size - 1, at + 1, new Map(changes).set(attribute, value)),
    );
  });
}

function changesOf(change: SmallestChange | null): readonly (readonly AttributeChange[])[] {
  return change?.kind === 'found' ? change.alternatives.map(({ changes }) => changes) : [];
}

function applied(request: DecisionRequest, changes: readonly AttributeChange[]): DecisionRequest {
  return applyChanges(request, new Map(changes.map(({ attribute, to }) => [attribute, to])));
}

/** With every value of the domain that fulfils a wish told by its condition; empty: it is told by its value. */
function fulfilling(
  { attribute, condition, holds, phrase }: AttributeChange,
  request: DecisionRequest,
): readonly DecisionRequest[] {
  const wish = phraseText(conditionPhrase(condition, holds ? 'wish' : 'wishNot'));
  if (phraseText(phrase) !== wish) return [];
  return (RANDOM_DOMAIN[attribute] ?? [])
    .map((value) => applyChanges(request, new Map([[attribute, value]])))
    .filter((other) => evaluateNode(condition, other).outcome === (holds ? 'true' : 'false'));
}

/** More than any change has. */
const NOTHING = 4;

/** How many attributes have to change for certain; 0: nothing is certain, or none has to. */
function certainSizeOf(change: SmallestChange | null): number {
  if (change?.kind === 'found')
    return change.isSmallest ? change.alternatives[0].changes.length : 0;
  return change?.sentence.endsWith('attributes helps.') ? NOTHING : 0;
}

function ask(kind: 'plain' | 'any', check: (...asked: Asked) => void, runs = RUNS) {
  fc.assert(
    fc.property(randomPolicies(kind), randomRequest, (policies, request) => {
      const change = smallestChange({ policies, environment: null, request });
      check(change, request, compilePolicies(policies, null));
    }),
    runs,
  );
}

type Asked = [SmallestChange | null, DecisionRequest, DecisionEngine];

describe('the smallest change, by made-up policies', () => {
  it('flips the decision whenever one is proposed, by up to three attributes changed once', () => {
    let proposals = 0;
    ask('any', (change, request, engine) => {
      expect(change === null).toBe(engine.decide(request).allowed);
      for (const changes of changesOf(change)) {
        proposals += 1;
        const names = changes.map(({ attribute }) => attribute);
        expect(engine.decide(applied(request, changes)).allowed).toBe(true);
        expect(new Set(names).size).toBe(names.length);
        expect(names.length).toBeGreaterThan(0);
        expect(names.length).toBeLessThanOrEqual(3);
        expect(names.every(isChangeable)).toBe(true);
        for (const { attribute, from, to } of changes) {
          expect(from).toEqual(valueIn(request, attribute));
          expect(to).not.toEqual(from);
        }
      }
    });
    expect(proposals).toBeGreaterThan(100);
  });

  it('says that it is smallest, or that nothing helps, only where trying every value agrees', () => {
    const certain = new Map<number, number>();
    const check = (...[change, request, engine]: Asked) => {
      const size = certainSizeOf(change);
      certain.set(size, (certain.get(size) ?? 0) + 1);
      for (let smaller = 1; smaller < size; smaller += 1) {
        expect(someHelps(engine, request, smaller)).toBe(false);
      }
    };
    ask('plain', check, { numRuns: 60, seed: 5_002 });
    ask('any', check, { numRuns: 60, seed: 5_003 });
    expect([1, 2, NOTHING].map((size) => (certain.get(size) ?? 0) > 0)).toEqual([true, true, true]);
  }, 20_000);

  it('proposes changes of one size, each told once, the same at every asking', () => {
    fc.assert(
      fc.property(randomPolicies('any'), randomRequest, (policies, request) => {
        const change = smallestChange({ policies, environment: null, request });
        const again = smallestChange({
          policies: policies.toReversed(),
          environment: null,
          request,
        });
        expect(again).toEqual(change);
        if (change?.kind !== 'found') return;
        const told = change.alternatives.map(({ phrase }) => phraseText(phrase));
        expect(new Set(told).size).toBe(told.length);
        expect(new Set(change.alternatives.map(({ changes }) => changes.length)).size).toBe(1);
      }),
      RUNS,
    );
  });

  it('wishes only what helps whatever fulfils it', () => {
    let wishes = 0;
    ask('plain', (change, request, engine) => {
      for (const changes of changesOf(change)) {
        const others = changes.flatMap((one) => fulfilling(one, applied(request, changes)));
        wishes += others.length;
        expect(others.every((other) => engine.decide(other).allowed)).toBe(true);
      }
    });
    expect(wishes).toBeGreaterThan(100);
  });

  it('ends at its bound, and then claims nothing', () => {
    fc.assert(
      fc.property(
        randomPolicies('any'),
        randomRequest,
        fc.nat(30),
        (policies, request, maxSteps) => {
          const change = smallestChange({ policies, environment: null, request, maxSteps });
          const whole = smallestChange({ policies, environment: null, request });
          if (change === null || change.kind === 'not_searched_further') return;
          expect(change.kind).toBe(whole?.kind);
        },
      ),
      RUNS,
    );
  });
});
