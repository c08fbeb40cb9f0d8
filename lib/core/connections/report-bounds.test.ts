import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportKey } from './report';
import { boundedFindings, boundedKeys, boundedStep, MAX_REPORT_BYTES } from './report-bounds';
import { bad, good } from './step-content';

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

/** Texts of every length, of the characters that take most room in JSON too. */
const text = fc
  .tuple(fc.constantFrom('x', '\u0001', '€', '"', '😀'), fc.integer({ min: 0, max: 100_000 }))
  .map(([character, count]) => character.repeat(count));
const evidence = fc.array(fc.record({ label: text, value: text }), { maxLength: 80 });
const fixes = fc.array(
  fc.record({
    label: text,
    field: fc.constant('furtherIssuers' as const),
    value: fc.array(text, { maxLength: 5 }),
  }),
  { maxLength: 8 },
);

describe('a step', () => {
  it('is left as it is while it is of ordinary size', () => {
    const step = bad('ISSUER_MISMATCH', 'Another.', {
      evidence: [{ label: 'Issuer', value: `https://a.test/${'x'.repeat(2030)}` }],
      comparison: { expected: 'https://a.test', actual: 'https://a.test/', note: 'A slash.' },
      advice: 'Use it.',
      fixes: [{ label: 'Use', field: 'furtherIssuers', value: ['https://b.test'] }],
    });
    expect(boundedStep(step)).toEqual(step);
  });

  it('never takes more than 16 KiB, and no value of a fix is cut', () => {
    fc.assert(
      fc.property(text, evidence, fixes, (long, lines, buttons) => {
        const comparison = { expected: long, actual: long, note: long };
        const given = { evidence: lines, comparison, advice: long, fixes: buttons };
        const step = boundedStep(bad('ISSUER_MISMATCH', long, given));
        expect(bytes(step)).toBeLessThanOrEqual(16_384);
        const values = buttons.map(({ value }) => value);
        expect(step.fixes.every(({ value }) => values.some((known) => known === value))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('says that a text goes on', () => {
    expect(boundedStep(good('x'.repeat(5000))).summary).toMatch(/^x{2199}…$/);
  });
});

it('the parts of a report together stay below 256 KiB', () => {
  const worst = '\u0001'.repeat(255);
  const key: ReportKey = {
    kid: worst,
    kty: worst,
    alg: worst,
    size: '2,048 bits',
    use: worst,
    usable: true,
    reason: worst,
  };
  const keys = boundedKeys(Array.from({ length: 100 }, () => key));
  const long = '\u0001'.repeat(50_000);
  const step = boundedStep(good(long, { evidence: [{ label: long, value: long }], advice: long }));
  const issuer = '\u0001'.repeat(2048);
  const report = boundedFindings({
    conclusion: long,
    steps: Array.from({ length: 8 }, () => step),
    keys,
    issuer,
    jwksUri: issuer,
    facts: {
      discoveryAddress: null,
      issuers: Array.from({ length: 51 }, () => ({ configured: issuer, published: issuer })),
      advertisedAlgorithms: null,
      certificates: [],
      clockAheadSeconds: null,
      jwksCacheControl: long,
    },
  });
  expect(bytes(report)).toBeLessThan(MAX_REPORT_BYTES);
});

it('a hundred ordinary keys are all listed', () => {
  const key: ReportKey = {
    kid: 'k'.repeat(43),
    kty: 'RSA',
    alg: 'RS256',
    size: '2,048 bits',
    use: 'sig',
    usable: true,
    reason: null,
    thumbprint: 't'.repeat(43),
    validTo: '2026-11-21T12:00:00.000Z',
  };
  expect(boundedKeys(Array.from({ length: 100 }, () => key))).toHaveLength(100);
});
