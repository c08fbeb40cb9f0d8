import { beforeEach, describe, expect, it, vi } from 'vitest';
import { permissionsOfScopes } from '@/lib/core/access/api-key';
import type { KeyCaller } from '@/lib/core/access/key-caller';
import { MAX_TOKEN_BYTES } from '@/lib/core/tokens/decode-token';
import { tokenDigest } from '@/lib/platform/token-digest';
import { refusedToken } from '@/lib/testing/verdicts';
import { verifyForCaller } from './verify-for-caller';
import type { verifyToken } from './verify-token';

vi.mock('@/lib/platform/token-digest', { spy: true });

const caller: KeyCaller = {
  actor: { type: 'api_key', id: 'key_a', label: 'cck_test_…' },
  workspaceId: 'wsp_a',
  workspaceSlug: 'acme',
  environment: 'development',
  permissions: permissionsOfScopes(['verify']),
  keyId: 'key_a',
  scopes: ['verify'],
  requestId: 'req_a',
  clientAddress: '127.0.0.1',
};

describe('verifyForCaller', () => {
  beforeEach(() => {
    vi.mocked(tokenDigest).mockClear();
  });

  it('threat 73: takes no digest of a token that is too large to be judged', async () => {
    const verify = vi.fn<typeof verifyToken>(() => refusedToken({ code: 'TOKEN_TOO_LARGE' }));
    const most = 'a'.repeat(MAX_TOKEN_BYTES);
    // The first time nothing takes one: only those that come again are looked for.
    await verifyForCaller(caller, most, { verify });
    expect(tokenDigest).toHaveBeenCalledTimes(0);
    await verifyForCaller(caller, most, { verify });
    expect(tokenDigest).toHaveBeenCalledTimes(1);
    for (const token of [`${most}a`, 'a'.repeat(1_000_000)]) {
      expect(await verifyForCaller(caller, token, { verify })).toMatchObject({
        ok: true,
        value: { verified: { verdict: { code: 'TOKEN_TOO_LARGE' } }, recent: null },
      });
    }
    expect(tokenDigest).toHaveBeenCalledTimes(1);
    expect(verify).toHaveBeenCalledTimes(4);
  });
});
