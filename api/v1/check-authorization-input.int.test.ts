import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FUNCTION_NAMES } from '@/lib/core/policies/function-names';
import { readSpecification } from '@/lib/core/policies/read-specification';
import { EFFECTS, type Rule } from '@/lib/core/policies/specification';
import { CHECK, CHECK_ROUTE, decisionGround, ROLE } from '@/lib/testing/decision-ground';
import { savePolicy } from '@/lib/testing/factories';
import { madeUpCondition, madeUpRequest } from '@/lib/testing/policy-documents';
import { acceptedToken } from '@/lib/testing/verdicts';

const on = decisionGround();

describe('what /v1/check-authorization takes', () => {
  const deep = (levels: number): object => (levels === 1 ? {} : { a: deep(levels - 1) });
  it.each<[string, object]>([
    ['token', { ...CHECK, token: 7 }],
    ['resource', { ...CHECK, resource: '' }],
    ['resource', { ...CHECK, resource: ' a' }],
    ['resource', { ...CHECK, resource: '*' }],
    ['action', { ...CHECK, action: 'a'.repeat(129) }],
    ['action', { ...CHECK, action: ['approve'] }],
    ['context', { ...CHECK, context: [] }],
    ['context', { ...CHECK, context: deep(17) }],
    ['context', { ...CHECK, context: { a: 'é'.repeat(16_384) } }],
    ['explain', { ...CHECK, explain: 'yes' }],
    ['claims', { ...CHECK, claims: {} }],
  ])('names %s where it is wrong', async (field, body) => {
    const { status, body: said } = await on.ask(body);
    expect([status, said.code, Object.keys(said.fields)]).toEqual([400, 'INVALID_INPUT', [field]]);
  });

  it('takes a context of 16 levels and 32 KiB, and names what is wrong in a batch', async () => {
    expect((await on.ask({ ...CHECK, context: deep(16) })).status).toBe(200);
    expect((await on.ask({ ...CHECK, context: { a: 'x'.repeat(32_700) } })).status).toBe(200);
    const good = { resource: 'a', action: 'b' };
    const fieldOf = async (checks: unknown) =>
      Object.keys((await on.ask({ token: 'a', checks }, `${CHECK_ROUTE}/batch`)).body.fields);
    expect(await fieldOf([])).toEqual(['checks']);
    expect(await fieldOf(Array(101).fill(good))).toEqual(['checks']);
    expect(await fieldOf([good, 7])).toEqual(['checks.1']);
    expect(await fieldOf([good, { ...good, context: 1 }])).toEqual(['checks.1.context']);
    expect(await fieldOf([{ ...good, token: 'x' }])).toEqual(['checks.0.token']);
    expect((await on.ask(CHECK, `${CHECK_ROUTE}?explain=true`)).status).toBe(400);
  });

  it('threat 68: whatever is sent is answered, and never 5xx', { timeout: 60_000 }, async () => {
    await on.map(ROLE);
    await savePolicy(on.owner, {});
    await on.ask();
    const member = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constant('orders'));
    const body = fc.oneof(
      fc.jsonValue({ stringUnit: 'binary' }),
      fc.record(
        {
          token: member,
          resource: member,
          action: member,
          context: fc.jsonValue(),
          explain: member,
        },
        { requiredKeys: [] },
      ),
      fc.record({
        token: fc.string({ unit: 'binary' }),
        resource: fc.constant('orders'),
        action: fc.string({ unit: 'binary' }),
        context: fc.dictionary(
          fc.string({ unit: 'binary' }),
          fc.jsonValue({ stringUnit: 'binary' }),
        ),
        explain: fc.boolean(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        body,
        fc.constantFrom(CHECK_ROUTE, `${CHECK_ROUTE}/batch`),
        async (sent, url) => {
          expect([200, 400, 413]).toContain(await on.send(JSON.stringify(sent), url));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('threat 68: whatever is well formed is decided, by policies with every function and claims of any form', {
    timeout: 60_000,
  }, async () => {
    const names = ['a', 'b', 'c'];
    await on.map(...names.map((name) => ({ jwtPath: name, attribute: name, required: false })));
    const specification = { rules: rulesOfAllFunctions(), default: { effect: 'Deny' } } as const;
    for (const priority of [0, 1]) {
      const permission = { actions: ['*'], priority, environment: null };
      const permissions = names.map((resource) => ({ ...permission, resource }));
      await savePolicy(on.owner, { specification, permissions });
    }
    const claim = fc.oneof(
      fc.jsonValue({ stringUnit: 'binary' }),
      fc.array(fc.string({ unit: 'binary' }), { maxLength: 200 }),
      fc.string({ maxLength: 200 }).map((text) => text.repeat(100)),
    );
    const claims = fc.record({ a: claim, b: claim, c: claim }, { requiredKeys: [] });
    const check = madeUpRequest.map(({ resource, action, context }) => {
      return { resource, action, context };
    });
    const checks = fc.array(check, { minLength: 1, maxLength: 100 });
    await fc.assert(
      fc.asyncProperty(claims, checks, fc.boolean(), async (read, asked, explain) => {
        on.found(acceptedToken({ providerId: on.providerId }, JSON.parse(JSON.stringify(read))));
        const sent = { token: 'a.b.c', checks: asked, explain };
        const { status, body } = await on.ask(sent, `${CHECK_ROUTE}/batch`);
        expect([status, body.decisions?.length]).toEqual([200, asked.length]);
        for (const decision of body.decisions) {
          expect(['boolean', explain]).toEqual([typeof decision.allowed, 'trace' in decision]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Each function in rules of both effects, a few conditions in each. */
function rulesOfAllFunctions(): readonly Rule[] {
  const made = fc
    .sample(madeUpCondition, { numRuns: 300, seed: 5 })
    .filter((condition) => {
      const rules = [{ rule_id: 'r', effect: 'Allow', conditions: [condition] }];
      return readSpecification({ rules, default: { effect: 'Deny' } }).ok;
    })
    .slice(0, 160);
  const used = new Set(made.map((condition) => condition.function));
  expect([...used].sort()).toEqual([...FUNCTION_NAMES].sort());
  return Array.from({ length: 80 }, (_, at) => ({
    rule_id: `rule ${at}`,
    effect: EFFECTS[at % 2] ?? 'Deny',
    conditions: made.slice(2 * at, 2 * at + 2),
  }));
}
