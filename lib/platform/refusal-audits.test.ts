import { expect, it } from 'vitest';
import { createRefusalAudits } from './refusal-audits';

it('threat 235: lets each refusal be written once per actor, kind and address', async () => {
  const audits = createRefusalAudits();
  const asked: [string, string, string | null][] = [
    ['opr_1', 'providers:write', '203.0.113.7'],
    ['opr_1', 'providers:write', '203.0.113.7'],
    ['opr_1', 'providers:test', '203.0.113.7'],
    ['opr_1', 'providers:write', null],
    ['opr_2', 'providers:write', '203.0.113.7'],
    ['opr_1', 'providers:test', '203.0.113.7'],
  ];
  const written: boolean[] = [];
  for (const each of asked) written.push(await audits.mayWrite(...each));
  expect(written).toEqual([true, false, true, true, true, false]);
});

it('threat 235: stops at the bound of an actor, which is nobody else’s', async () => {
  const audits = createRefusalAudits({ windowSeconds: 900, rowsPerActor: 3 });
  const written = await Promise.all(
    Array.from({ length: 50 }, (_, at) => audits.mayWrite('sign-in', 'x', `198.51.100.${at}`)),
  );
  expect(written.filter(Boolean)).toHaveLength(3);
  expect(await audits.mayWrite('opr_1', 'x', null)).toBe(true);
});
