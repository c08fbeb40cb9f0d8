import { beforeEach, describe, expect, it } from 'vitest';
import type { ReportEvent } from '@/lib/core/connections/report';
import { withFix } from '@/lib/core/providers/draft-changes';
import type { Schedule } from '@/lib/platform/guarded-fetch-budget';
import { ADDRESS, connectionBench, ISSUER } from '@/lib/testing/connection-bench';
import { stepOf } from '@/lib/testing/connection-tests';
import { DISCOVERY_PATH, JWKS_PATH, startFakeProvider } from '@/lib/testing/fake-provider';
import { sendJson } from '@/lib/testing/fake-server';

const bench = connectionBench();

/** A second issuer on the same host whose document names what is given. */
function publish(path: string, issuer: unknown) {
  const { provider } = bench;
  provider.answer(`${path}${DISCOVERY_PATH}`, sendJson(200, { ...provider.metadata, issuer }));
}

describe('several issuers', () => {
  it('are all asked, within one connection', async () => {
    publish('/b', `${ISSUER}/b`);
    publish('/c', `${ISSUER}/c`);
    const furtherIssuers = [`${ISSUER}/b`, `${ISSUER}/c`];
    const report = await bench.reportOn({ furtherIssuers });
    expect(stepOf(report, 'issuer')).toMatchObject({ outcome: 'good', summary: '3 of 3 match.' });
    expect(report.facts?.issuers).toEqual(
      [ISSUER, ...furtherIssuers].map((issuer) => ({ configured: issuer, published: issuer })),
    );
    expect(report.conclusion).toContain(`Tokens from ${ISSUER}, ${ISSUER}/b and ${ISSUER}/c `);
    expect(bench.provider.connections()).toBe(1);
    const paths = bench.provider.requests.map(({ path }) => path);
    expect(paths[0]).toBe(DISCOVERY_PATH);
    expect(new Set(paths)).toEqual(
      new Set([DISCOVERY_PATH, `/b${DISCOVERY_PATH}`, `/c${DISCOVERY_PATH}`, JWKS_PATH]),
    );
    expect(paths).toHaveLength(4);
  });

  it('of which one is published otherwise get both ways out', async () => {
    publish('/b', `${ISSUER}/b/`);
    publish('/c', `${ISSUER}/c`);
    const given = { furtherIssuers: [`${ISSUER}/b`, `${ISSUER}/c`] };
    const report = await bench.reportOn(given);
    const step = stepOf(report, 'issuer');
    expect(step).toMatchObject({
      outcome: 'warning',
      code: 'ISSUER_PARTLY',
      summary: '2 of 3 match.',
      comparison: { expected: `${ISSUER}/b`, actual: `${ISSUER}/b/` },
      fixes: [
        { field: 'furtherIssuers', value: [`${ISSUER}/b/`, `${ISSUER}/c`] },
        { field: 'furtherIssuers', value: [`${ISSUER}/c`] },
      ],
    });
    expect(report.conclusion).toContain(
      `Tokens from ${ISSUER}/b/ will be refused: INVALID_ISSUER.`,
    );
    for (const fix of step.fixes) {
      const fixed = withFix(bench.draftOf(given), fix);
      expect((await bench.reportOn(fixed)).outcome).toBe('good');
    }
  });

  it('of which one has no document say so, and are not proven', async () => {
    const report = await bench.reportOn({ furtherIssuers: [`${ISSUER}/gone`] });
    expect(stepOf(report, 'issuer')).toMatchObject({
      outcome: 'warning',
      code: 'ISSUER_PARTLY',
      summary: '1 of 2 match.',
      comparison: null,
      fixes: [{ label: `Remove ${ISSUER}/gone`, field: 'furtherIssuers', value: [] }],
    });
    expect(report.conclusion).toContain(`that tokens carry ${ISSUER}/gone`);
  });

  it('beyond five besides the first are not asked', async () => {
    const furtherIssuers = Array.from({ length: 8 }, (_, index) => `${ISSUER}/i${index}`);
    for (let index = 0; index < 8; index += 1) publish(`/i${index}`, `${ISSUER}/i${index}`);
    const report = await bench.reportOn({ furtherIssuers });
    expect(stepOf(report, 'issuer')).toMatchObject({ outcome: 'good', summary: '6 of 6 match.' });
    const paths = bench.provider.requests.map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith('/i'))).toHaveLength(5);
    expect(report.facts?.issuers.at(-1)).toEqual({ configured: `${ISSUER}/i7`, published: null });
  });

  it('undergo the same checks of their addresses', async () => {
    bench.network.name('inside.example.com', ['10.0.0.9']);
    const report = await bench.reportOn({ furtherIssuers: ['https://inside.example.com'] });
    expect(stepOf(report, 'issuer').evidence[1]?.value).toMatch(/^no document: /);
    expect(bench.network.dialled).toEqual([`${ADDRESS}:443`]);
  });

  it('that do not answer end with the budget, and take nothing from the keys', async () => {
    const slow = await startFakeProvider({ tls: bench.authority.issue(['slow.example.com']) });
    let spend: () => void = () => undefined;
    // The keys are asked for first, over a connection that stands already.
    slow.answer(DISCOVERY_PATH, () => void setTimeout(() => spend(), 500));
    const schedule: Schedule = (run) => {
      spend = run;
      return () => undefined;
    };
    bench.network.name('slow.example.com', ['93.184.216.41']);
    bench.network.route('93.184.216.41', slow.port);
    const { resolve, dial } = bench.network;
    const report = await bench.reportOn(
      { furtherIssuers: ['https://slow.example.com'] },
      { network: { resolve, dial, schedule } },
    );
    await slow.close();
    expect(stepOf(report, 'issuer').evidence[1]?.value).toContain('within 5 s');
    expect(report).toMatchObject({
      outcome: 'warning',
      keys: [{ usable: true }, { usable: true }],
    });
  });

  it.each(['a further issuer', 'an address nearby'])(
    'cancelling while %s hangs keeps no report',
    async (what) => {
      const cancel = new AbortController();
      const isNearby = what === 'an address nearby';
      if (isNearby) bench.provider.fail(DISCOVERY_PATH, 'not_found');
      bench.provider.answer(`/b${DISCOVERY_PATH}`, () => cancel.abort());
      const issuer = isNearby ? `${ISSUER}/b/c` : ISSUER;
      const draft = bench.draftOf({
        inputs: { ...bench.draftOf().inputs, issuer },
        furtherIssuers: isNearby ? [] : [`${ISSUER}/b`],
      });
      const events: ReportEvent[] = [];
      for await (const event of bench.stream(draft, { signal: cancel.signal })) events.push(event);
      expect(cancel.signal.aborted).toBe(true);
      expect(events.some(({ type }) => type === 'finished')).toBe(false);
      const where = { workspaceId: bench.caller.workspaceId };
      expect(await bench.test.database.connectionReport.count({ where })).toBe(0);
      const [audited] = await bench.test.database.auditEvent.findMany({
        where: { chainId: bench.caller.workspaceId },
      });
      expect(audited?.details).toMatchObject({ outcome: 'cancelled', code: 'CANCELLED' });
    },
  );

  it('with no document at the first are still asked', async () => {
    bench.provider.fail(DISCOVERY_PATH, 'not_found');
    publish('/b', `${ISSUER}/b`);
    const given = { furtherIssuers: [`${ISSUER}/b`], jwksAddress: `${ISSUER}${JWKS_PATH}` };
    const report = await bench.reportOn(given);
    expect(stepOf(report, 'issuer')).toMatchObject({ outcome: 'good', summary: '1 of 1 matches.' });
  });
});

describe('the first issuer', () => {
  it('threat 115: that is published otherwise stays bad, whatever the others say', async () => {
    bench.provider.metadata.issuer = `${ISSUER}/`;
    publish('/b', `${ISSUER}/b`);
    const report = await bench.reportOn({ furtherIssuers: [`${ISSUER}/b`, `${ISSUER}/`] });
    const step = stepOf(report, 'issuer');
    expect(step).toMatchObject({ outcome: 'bad', code: 'ISSUER_MISMATCH' });
    expect(step.advice).toContain('accepted already');
    expect(step.evidence[0]).toEqual({ label: `${ISSUER}/b`, value: 'its document names it' });
    expect(report.conclusion).toContain('should come first');
  });

  it.each([
    [`${ISSUER}/`, 'Only the slash at the end differs.'],
    ['https://IDP.example.com', 'Only upper and lower case differ.'],
    [`${ISSUER}:8443`, 'Only the port differs.'],
    ['https://login.example.com', 'another host'],
    [`${ISSUER}/realms/acme`, 'Only the path differs'],
    ['http://idp.example.com', 'Only the scheme differs.'],
    ['https://acme.eu.auth0.com/', 'an issuer of Auth0, not of Custom OIDC'],
  ])('threat 115: %s is told apart: %s', async (published, words) => {
    bench.provider.metadata.issuer = published;
    expect(stepOf(await bench.reportOn(), 'issuer').advice).toContain(words);
  });
});

describe('types of provider', () => {
  beforeEach(() => bench.network.route('93.184.216.40', bench.provider.port));

  it('the bare issuer of WorkOS is not asked, and no doubt', async () => {
    const issuer = 'https://api.workos.com/user_management/client_01A';
    bench.network.name('api.workos.com', ['93.184.216.40']);
    const workos = await startWorkos(issuer);
    const draft = bench.draftOf();
    const report = await bench.reportOn({
      type: 'workos',
      inputs: { ...draft.inputs, clientId: 'client_01A', bareIssuer: true, audiences: ['x'] },
    });
    await workos.close();
    expect(stepOf(report, 'issuer')).toMatchObject({
      outcome: 'good',
      summary:
        '1 of 1 matches. https://api.workos.com publishes no document, which is as it should be.',
    });
    expect(workos.requests.map(({ path }) => path)).toEqual([
      `/user_management/client_01A${DISCOVERY_PATH}`,
      '/sso/jwks/client_01A',
    ]);
    const evidence = stepOf(report, 'metadata').evidence;
    expect(evidence.map(({ label }) => label)).not.toContain('Not published');
    expect(evidence.find(({ label }) => label === 'As known')?.value).toContain('Five members');
    expect(report.outcome).toBe('good');
  });
});

async function startWorkos(issuer: string) {
  const workos = await startFakeProvider({ tls: bench.authority.issue(['api.workos.com']) });
  bench.network.route('93.184.216.40', workos.port);
  const jwks = 'https://api.workos.com/sso/jwks/client_01A';
  workos.answer(
    `/user_management/client_01A${DISCOVERY_PATH}`,
    sendJson(200, {
      issuer,
      authorization_endpoint: 'https://api.workos.com/user_management/authorize',
      token_endpoint: 'https://api.workos.com/user_management/authenticate',
      response_types_supported: ['code'],
      jwks_uri: jwks,
    }),
  );
  workos.answer('/sso/jwks/client_01A', sendJson(200, { keys: workos.keys }));
  return workos;
}
