import { describe, expect, it } from 'vitest';
import { connectionBench, HOST } from '@/lib/testing/connection-bench';
import { stepOf } from '@/lib/testing/connection-tests';
import { createAuthority, selfSigned } from '@/lib/testing/tls';

const bench = connectionBench();
const DAY_MS = 86_400_000;

describe('a private CA', () => {
  it('is shown with its end', async () => {
    const { evidence } = stepOf(await bench.reportOn(), 'input');
    expect(evidence).toContainEqual({
      label: 'Private CA',
      value: expect.stringMatching(/^Claimcheck test authority, ends on \d{4}-\d\d-\d\d$/),
    });
  });

  it('that ends within 30 days is a warning', async () => {
    const report = await bench.reportOn({}, { now: () => Date.now() + 70 * DAY_MS });
    const step = stepOf(report, 'input');
    expect(step).toMatchObject({ outcome: 'warning', code: 'AUTHORITY_ENDS_SOON' });
    expect(step.summary).toMatch(
      /^The private CA Claimcheck test authority ends in \d\d days, on /,
    );
  });

  it('that ends soon beside its successor is none', async () => {
    const ending = createAuthority('Old root', { fromDays: -100, toDays: 3 }).ca;
    const report = await bench.reportOn({ privateCa: `${ending}\n${bench.authority.ca}` });
    expect(report.outcome).toBe('good');
    expect(
      stepOf(report, 'input').evidence.filter(({ label }) => label === 'Private CA'),
    ).toHaveLength(2);
  });

  it('threat 114: that has ended explains why what it signed is not trusted', async () => {
    const ended = createAuthority('Ended root', { fromDays: -100, toDays: -1 });
    const { startFakeProvider } = await import('@/lib/testing/fake-provider');
    const provider = await startFakeProvider({ tls: ended.issue([HOST]) });
    bench.network.route('93.184.216.34', provider.port);
    const report = await bench.reportOn({ privateCa: ended.ca });
    await provider.close();
    expect(stepOf(report, 'input')).toMatchObject({ code: 'AUTHORITY_ENDED' });
    const address = stepOf(report, 'address');
    expect(address.outcome).toBe('bad');
    expect(address.code).toMatch(/^TLS_/);
    expect(address.advice).toContain('The private CA under Advanced has ended');
  });

  it('that is the certificate of a server is told from an authority', async () => {
    const leaf = bench.authority.issue([HOST]).cert;
    const report = await bench.reportOn({ privateCa: leaf });
    const step = stepOf(report, 'input');
    expect(step).toMatchObject({ outcome: 'warning', code: 'AUTHORITY_UNSUITABLE' });
    expect(step.advice).toContain('Claimcheck test authority');
    expect(stepOf(report, 'address').code).toMatch(/^TLS_/);
  });

  it('that is a server’s own is its authority', async () => {
    const own = selfSigned([HOST]);
    const { startFakeProvider } = await import('@/lib/testing/fake-provider');
    const provider = await startFakeProvider({ tls: own, issuer: `https://${HOST}` });
    bench.network.route('93.184.216.34', provider.port);
    const report = await bench.reportOn({ privateCa: own.cert });
    await provider.close();
    expect(report.outcome).toBe('good');
    expect(stepOf(report, 'input').evidence.at(-1)?.value).toContain('a server’s own');
  });

  it('that cannot be read stops at the field', async () => {
    const cut = bench.authority.ca.replace(/\n.{64}\n/, '\n');
    const report = await bench.reportOn({ privateCa: cut });
    const step = stepOf(report, 'input');
    expect(step).toMatchObject({ outcome: 'bad', code: 'INPUT_INVALID' });
    expect(step.evidence).toEqual([]);
    expect(step.advice).toContain('“Private certificate authority”');
    expect(bench.network.resolved).toEqual([]);
  });
});
