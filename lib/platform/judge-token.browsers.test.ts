import { afterEach, describe, expect, it, vi } from 'vitest';
import { judgeTokenAsync } from '@/lib/core/tokens/judge-token-async';
import { JUDGED_AT, makeToken, ringOf, trustedProvider } from '@/lib/testing/token-factory';
import { tokenKey } from '@/lib/testing/token-keys';

const { subtle } = globalThis.crypto;
const ED = tokenKey('EdDSA');
const NOW = { now: JUDGED_AT * 1000 };
const judged = (token: string) =>
  judgeTokenAsync(token, trustedProvider(), ringOf(ED.jwk), NOW, subtle);

/** A browser whose WebCrypto fails to import a key in this way. */
function importFails(name: string): void {
  const failure = new DOMException('It failed.', name);
  vi.spyOn(subtle, 'importKey').mockRejectedValue(failure);
}

afterEach(() => vi.restoreAllMocks());

describe('a browser that cannot do everything', () => {
  it('says which algorithm it lacks, and nothing of the token', async () => {
    importFails('NotSupportedError');
    expect(await judged(makeToken(ED))).toEqual({ valid: null, algorithm: 'EdDSA' });
  });

  it('still refuses what needs no signature', async () => {
    importFails('NotSupportedError');
    const unknown = await judged(makeToken(ED, { header: { kid: 'unknown' } }));
    expect(unknown).toMatchObject({ valid: false, code: 'KEY_NOT_FOUND' });
    const [header, payload] = makeToken(ED).split('.');
    const short = await judged(`${header}.${payload}.AAAA`);
    expect(short).toMatchObject({ valid: false, code: 'INVALID_SIGNATURE' });
  });

  it.each(['DataError', 'SyntaxError'])('%s: the key is no key', async (name) => {
    importFails(name);
    expect(await judged(makeToken(ED))).toMatchObject({ valid: false, code: 'KEY_REJECTED' });
  });

  it('what it does not expect is a defect, and never a verdict', async () => {
    importFails('OperationError');
    await expect(judged(makeToken(ED))).rejects.toThrow('It failed.');
  });
});
