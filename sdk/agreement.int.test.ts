import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askBoth } from '@/lib/testing/agreement';
import { agreementCase } from '@/lib/testing/agreement-cases';
import { type AgreementGround, startAgreementGround } from '@/lib/testing/agreement-ground';

const SEED = 206;
const CASES = 400;

let ground: AgreementGround;
beforeAll(async () => {
  ground = await startAgreementGround(SEED);
});
afterAll(() => ground.close());

describe('api mode and local mode', () => {
  it('say the same of whatever comes, but for the ids of decisions', async () => {
    const met = new Set<string>();
    const property = fc.asyncProperty(
      agreementCase(ground.awayIssuer, ground.otherTokens),
      async (one) => {
        const { same, api, local, kinds } = await askBoth(ground, one);
        if (!same) expect(local).toEqual(api);
        expect(same).toBe(true);
        for (const kind of kinds) met.add(kind);
      },
    );
    await fc.assert(property, { seed: SEED, numRuns: CASES });
    // What was not reached was not compared.
    expect([...met]).toEqual(expect.arrayContaining(REACHED));
  });
});

const REACHED = [
  'valid token',
  'valid machine_key',
  'RULE_ALLOWED',
  'RULE_DENIED',
  'DEFAULT_ALLOWED',
  'DEFAULT_DENIED',
  'NO_POLICY',
  'MISSING_CLAIM',
  'INVALID_ISSUER',
  'KEY_NOT_FOUND',
  'INVALID_SIGNATURE',
  'TOKEN_EXPIRED',
  'INVALID_AUDIENCE',
  'REVOKED_MACHINE_KEY',
  'EXPIRED_MACHINE_KEY',
  'JWKS_FETCH_FAILED',
  'error JWKS_FETCH_FAILED',
  'error INVALID_INPUT',
];
