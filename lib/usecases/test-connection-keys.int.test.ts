import { describe, expect, it } from 'vitest';
import { connectionBench, stepOf } from '@/lib/testing/connection-bench';
import { publicKey } from '@/lib/testing/fake-provider';

const bench = connectionBench();

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
    const { selfSigned } = await import('@/lib/testing/tls');
    const pem = selfSigned(['x']).cert.replace(/-----[A-Z ]+-----|\n/g, '');
    Object.assign(rsa ?? {}, { x5c: [pem] });
    const report = await bench.reportOn();
    expect(stepOf(report, 'keys')).toMatchObject({
      outcome: 'warning',
      code: 'CERTIFICATE_DIFFERS',
    });
    expect(report.keys[0]?.usable).toBe(true);
  });
});
