import { describe, expect, it } from 'vitest';
import { MAX_REPORT_BYTES } from '@/lib/core/connections/report-bounds';
import { connectionBench, ISSUER } from '@/lib/testing/connection-bench';
import { stepOf } from '@/lib/testing/connection-tests';
import { DISCOVERY_PATH, JWKS_PATH } from '@/lib/testing/fake-provider';
import { sendJson } from '@/lib/testing/fake-server';

const bench = connectionBench();

describe('a provider that publishes as much as it may', () => {
  it('an issuer of 480 KB is refused, and the report stays small', async () => {
    bench.provider.metadata.issuer = `${ISSUER}/${'x'.repeat(480_000)}`;
    const report = await bench.reportOn();
    expect(stepOf(report, 'metadata')).toMatchObject({ outcome: 'bad', code: 'METADATA_INVALID' });
    expect(JSON.stringify(report).length).toBeLessThan(10_000);
  });

  it('cannot make a stored report, or a step of the stream, larger than its bounds', async () => {
    const { provider } = bench;
    const worst = (length: number) => '\u0001'.repeat(length);
    const furtherIssuers = Array.from({ length: 50 }, (_, index) => `${ISSUER}/${index}`);
    for (const issuer of furtherIssuers) {
      const path = `${new URL(issuer).pathname}${DISCOVERY_PATH}`;
      provider.answer(path, sendJson(200, { ...provider.metadata, issuer: worst(2048) }));
    }
    const [key] = provider.keys;
    const keys = Array.from({ length: 100 }, (_, index) => ({
      ...key,
      kid: `${index}${worst(250)}`,
      use: worst(255),
      alg: worst(255),
    }));
    provider.answer(JWKS_PATH, sendJson(200, { keys }));
    const report = await bench.reportOn({ furtherIssuers });
    const row = await bench.test.database.connectionReport.findUniqueOrThrow({
      where: { id: report.id },
    });
    expect(Buffer.byteLength(JSON.stringify(row.report))).toBeLessThan(MAX_REPORT_BYTES);
    expect(Buffer.byteLength(JSON.stringify(row.summary))).toBeLessThan(51_200);
    for (const step of report.steps) {
      expect(Buffer.byteLength(JSON.stringify(step))).toBeLessThan(17_000);
    }
    expect(stepOf(report, 'issuer').code).toBe('ISSUER_PARTLY');
  });
});
