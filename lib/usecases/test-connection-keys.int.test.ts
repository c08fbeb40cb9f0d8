import { calculateJwkThumbprint } from 'jose';
import { describe, expect, it } from 'vitest';
import { connectionBench } from '@/lib/testing/connection-bench';
import { stepOf } from '@/lib/testing/connection-tests';
import { publicKey } from '@/lib/testing/fake-provider';
import { selfSigned } from '@/lib/testing/tls';

const bench = connectionBench();
const DAY_MS = 86_400_000;

describe('keys', () => {
  it('threat 87: an encryption key beside good ones is no warning', async () => {
    bench.provider.keys.push({ ...publicKey('rsa', 'RSA-OAEP'), use: 'enc' });
    const report = await bench.reportOn();
    expect(report.outcome).toBe('good');
    expect(report.keys.at(-1)).toMatchObject({
      usable: false,
      reason: 'For encryption, not for signatures.',
    });
  });

  it('threat 98: a published private key is red and its private part is nowhere', async () => {
    bench.provider.keys.push({
      ...publicKey('ec', 'ES256'),
      kid: 'leak',
      d: 'cHJpdmF0ZS1wYXJ0LW9mLXRoZS1rZXk',
    });
    const report = await bench.reportOn();
    expect(stepOf(report, 'keys')).toMatchObject({ outcome: 'bad', code: 'KEYS_PRIVATE' });
    expect(stepOf(report, 'algorithms').outcome).toBe('good');
    const rows = await bench.test.database.connectionReport.findMany({
      where: { workspaceId: bench.caller.workspaceId },
    });
    expect(JSON.stringify([report, rows])).not.toContain('cHJpdmF0ZS1wYXJ0LW9m');
  });

  it('threat 90: none at all', async () => {
    bench.provider.keys.splice(0);
    expect(stepOf(await bench.reportOn(), 'keys')).toMatchObject({
      outcome: 'bad',
      code: 'KEYS_EMPTY',
    });
  });

  it('threat 102: a certificate that holds another key is a warning, n and e count', async () => {
    const [rsa] = bench.provider.keys;
    const pem = selfSigned(['x']).cert.replace(/-----[A-Z ]+-----|\n/g, '');
    Object.assign(rsa ?? {}, { x5c: [pem] });
    const report = await bench.reportOn();
    expect(stepOf(report, 'keys')).toMatchObject({
      outcome: 'warning',
      code: 'CERTIFICATE_DIFFERS',
    });
    expect(report.keys[0]?.usable).toBe(true);
  });

  it('have their thumbprints, also those that cannot be used', async () => {
    bench.provider.keys.push({ ...publicKey('rsa', 'RS256'), kid: 'small', e: 'AQ' });
    const report = await bench.reportOn();
    expect(report.keys.map(({ thumbprint }) => thumbprint)).toEqual(
      await Promise.all(bench.provider.keys.map((key) => calculateJwkThumbprint(key))),
    );
    expect(report.keys.map(({ validTo }) => validTo)).toEqual([null, null, null]);
    expect(stepOf(report, 'keys')).toMatchObject({
      code: 'KEYS_PARTLY_UNUSABLE',
      evidence: [{ label: 'small', value: 'Its exponent is 1 or even.' }],
    });
  });

  it('threat 97: a symmetric one has no thumbprint, which would be a hash of the secret', async () => {
    bench.provider.keys.push({ kty: 'oct', kid: 'shared', k: 'c2hhcmVkLXNlY3JldC1vZi1hbGw' });
    const report = await bench.reportOn();
    expect(report.keys.at(-1)).toMatchObject({ kid: 'shared', usable: false, thumbprint: null });
    expect(JSON.stringify(report)).not.toContain('c2hhcmVkLXNlY3JldC1vZi1hbGw');
  });

  it('whose certificate ends are shown with its end, and used beyond it', async () => {
    const pem = selfSigned(['x']).cert.replace(/-----[A-Z ]+-----|\n/g, '');
    const [, ec] = bench.provider.keys;
    Object.assign(ec ?? {}, { x5c: [pem] });
    const before = await bench.reportOn();
    expect(before.outcome).toBe('good');
    expect(before.keys[1]?.validTo).toMatch(/^\d{4}-\d\d-\d\dT/);
    // Pasted, so that no TLS certificate of the same age is in the way.
    const pastedKeys = JSON.stringify({ keys: bench.provider.keys });
    const report = await bench.reportOn({ pastedKeys }, { now: () => Date.now() + 100 * DAY_MS });
    const step = stepOf(report, 'keys');
    expect(step).toMatchObject({ outcome: 'warning', code: 'KEY_CERTIFICATE_ENDED' });
    expect(step.evidence[0]?.value).toMatch(/^its certificate ended on \d{4}-\d\d-\d\d$/);
    expect(report.keys[1]?.usable).toBe(true);
  });

  it.each([[['%%%']], [['AAAA']], [[7]], [[]], 'text', { 0: 'AA' }])(
    'threat 102: a certificate that is %j changes nothing',
    async (x5c) => {
      Object.assign(bench.provider.keys[0] ?? {}, { x5c });
      const report = await bench.reportOn();
      expect(report.outcome).toBe('good');
      expect(report.keys[0]?.validTo).toBeNull();
    },
  );
});
