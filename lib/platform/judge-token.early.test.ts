import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openToken } from '@/lib/core/tokens/open-token';
import { judgeBeforeKeys } from '@/lib/core/tokens/refused-for-keys';
import { isRefusal, selectProvider } from '@/lib/core/tokens/select-provider';
import { tokenCase } from '@/lib/testing/token-cases';
import { ringOf } from '@/lib/testing/token-factory';
import { judgeToken } from './judge-token';

const BEFORE_KEYS: readonly unknown[] = ['structure', 'header', 'algorithm', 'issuer'];
const RUNS = { numRuns: 500, seed: 4 };

describe('what is settled before any key is looked at', () => {
  it('is settled as it would be with keys, and nothing else is', () => {
    const property = fc.property(tokenCase, fc.boolean(), (given, explain) => {
      const { token, provider, published, now } = given;
      const early = judgeBeforeKeys(openToken(token), provider, { now, explain });
      const verdict = judgeToken(token, provider, ringOf(...published), { now, explain });
      if (early !== null) expect(JSON.stringify(early)).toBe(JSON.stringify(verdict));
      else if (!explain && !verdict.valid) expect(BEFORE_KEYS).not.toContain(verdict.check);
    });
    fc.assert(property, RUNS);
  }, 60_000);

  it('no provider is selected whose issuer the token does not have', () => {
    const property = fc.property(tokenCase, ({ token, provider, published, now }) => {
      const selected = selectProvider(openToken(token), { providers: [provider], others: [] });
      const verdict = judgeToken(token, provider, ringOf(...published), { now });
      if (!isRefusal(selected)) {
        expect(selected).toBe(provider);
        expect(verdict).not.toMatchObject({ check: 'issuer' });
        return;
      }
      expect(verdict.valid).toBe(false);
      expect(BEFORE_KEYS).toContain(selected.check);
      expect(selected.providerId).toBeNull();
    });
    fc.assert(property, RUNS);
  }, 60_000);
});
